import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** So many of so many; whole numbers, at least one trial. */
export interface Counted {
  readonly successes: number;
  readonly trials: number;
}

/**
 * Difference of two independent proportions, first - second, -1..1, from the Wilson intervals of both.
 * A RangeError where either is no proportion.
 * Source: Newcombe, Stat Med 1998;17:873-890, method 10.
 */
export function proportionDifference(first: Counted, second: Counted, confidence = 0.95): Interval {
  const one = wilsonInterval(first.successes, first.trials, confidence);
  const two = wilsonInterval(second.successes, second.trials, confidence);
  const value = one.value - two.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, two.high - two.value),
    high: value + Math.hypot(one.high - one.value, two.value - two.low),
  };
}
