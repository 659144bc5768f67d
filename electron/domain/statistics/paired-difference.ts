import { checkCount } from './check-count.ts';
import { noEstimate, withInterval, type IntervalEstimate, type NoEstimate } from './estimate.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** The same cases called twice: by whom they were called rightly. Whole numbers. */
export interface PairedCounts {
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

/**
 * Difference of two proportions over the same cases, first - second, -1..1, as of a reader's sensitivity with the model
 * and without; the interval to stand beside the p value of `exactMcNemar`. Undefined without cases.
 * RangeError for impossible counts.
 * Source: Newcombe, Stat Med 1998;17:2635-2650, method 10 (Wilson intervals, joined by the correlation of the calls).
 */
export function pairedDifference(
  { both, firstOnly, secondOnly, neither }: PairedCounts,
  confidence = 0.95,
): IntervalEstimate | NoEstimate<'no-cases'> {
  [both, firstOnly, secondOnly, neither].forEach((count) => {
    checkCount('a cell of the table', count);
  });
  const n = both + firstOnly + secondOnly + neither;
  if (n === 0) return noEstimate('no-cases');
  const one = wilsonInterval(both + firstOnly, n, confidence);
  const two = wilsonInterval(both + secondOnly, n, confidence);
  const margins = (both + firstOnly) * (secondOnly + neither) * (both + secondOnly) * (firstOnly + neither);
  const surplus = both * neither - firstOnly * secondOnly;
  // A positive correlation narrows the interval; half a case against overrating it.
  const careful = surplus > 0 ? Math.max(0, surplus - n / 2) : surplus;
  const correlation = margins === 0 ? 0 : careful / Math.sqrt(margins);
  const joined = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a ** 2 - 2 * correlation * a * b + b ** 2));
  const value = (firstOnly - secondOnly) / n;
  return withInterval({
    value,
    low: value - joined(one.value - one.low, two.high - two.value),
    high: value + joined(one.high - one.value, two.value - two.low),
  });
}
