import { checkProbability } from './check-probability.ts';
import type { Interval } from './interval.ts';
import type { ScoredCase } from './scored-case.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Cases whose scores fall into [from, to), the last bin with its upper end. All figures 0..1. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean score, and share of positives with its Wilson interval; null in an empty bin. */
  readonly found: { readonly meanScore: number; readonly positives: Interval } | null;
}

/**
 * Equally wide bins over 0..1 for a reliability diagram; `binCount` is a whole number, 1 or more.
 * RangeError for a score that is no probability.
 * Source: DeGroot, Fienberg, The Statistician 1983;32:12-22.
 */
export function reliabilityBins(
  cases: readonly ScoredCase[],
  binCount = 10,
  confidence = 0.95,
): ReliabilityBin[] {
  if (!Number.isInteger(binCount) || binCount < 1) throw new RangeError('there is at least one bin');
  const bins = Array.from({ length: binCount }, (): ScoredCase[] => []);
  for (const scored of cases) {
    checkProbability('a score', scored.score);
    bins[Math.min(binCount - 1, Math.floor(scored.score * binCount))]?.push(scored);
  }
  return bins.map((inside, index) => ({
    from: index / binCount,
    to: (index + 1) / binCount,
    n: inside.length,
    found:
      inside.length === 0
        ? null
        : {
            meanScore: inside.reduce((sum, { score }) => sum + score, 0) / inside.length,
            positives: wilsonInterval(
              inside.filter(({ positive }) => positive).length,
              inside.length,
              confidence,
            ),
          },
  }));
}
