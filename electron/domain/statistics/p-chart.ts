import { checkCount } from './check-count.ts';
import { checkProbability } from './check-probability.ts';

/** One group of cases in a row: how many of them had the thing that is watched (a refusal, an override). */
export interface CountedGroup {
  readonly n: number;
  readonly counted: number;
}

/** A group on the chart; shares 0..1. */
export interface ChartedGroup extends CountedGroup {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
}

/**
 * Shewhart's chart of a share: each group with limits three standard deviations of a binomial share about `centre`
 * (0..1), cut at 0 and 1; they widen where a group is small. A group without cases is left out.
 * RangeError for a centre outside 0..1 or counts that cannot be.
 * Source: Montgomery, Introduction to Statistical Quality Control, 6th ed, 2009, section 7.2.
 */
export function pChart(groups: readonly CountedGroup[], centre: number): ChartedGroup[] {
  checkProbability('centre', centre);
  return groups.flatMap(({ n, counted }) => {
    checkCount('n', n);
    checkCount('counted', counted);
    if (counted > n) throw new RangeError(`not a share: ${String(counted)} of ${String(n)}`);
    if (n === 0) return [];
    const reach = 3 * Math.sqrt((centre * (1 - centre)) / n);
    const low = Math.max(0, centre - reach);
    const high = Math.min(1, centre + reach);
    const share = counted / n;
    return [{ n, counted, share, low, high, isOut: share < low || share > high }];
  });
}
