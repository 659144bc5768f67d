import type { Interval } from './interval.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/**
 * Wilson score interval of a proportion, 0..1. Source: Wilson, J Am Stat Assoc 1927;22:209-212.
 * `successes` of `trials`, whole numbers, `trials` at least 1.
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): Interval {
  if (!(trials >= 1) || successes < 0 || successes > trials) {
    throw new RangeError(`not a proportion: ${String(successes)} of ${String(trials)}`);
  }
  const z = standardNormalQuantile(confidence);
  const value = successes / trials;
  const centre = (value + z ** 2 / (2 * trials)) / (1 + z ** 2 / trials);
  const half =
    (z / (1 + z ** 2 / trials)) * Math.sqrt((value * (1 - value)) / trials + z ** 2 / (4 * trials ** 2));
  // The exact bounds at 0 and n are 0 and 1; floating point would miss them by one part in 10^17.
  const low = successes === 0 ? 0 : Math.max(0, centre - half);
  const high = successes === trials ? 1 : Math.min(1, centre + half);
  return { value, low, high };
}
