import { noEstimate, withInterval, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import { standardNormalQuantile } from './standard-normal.ts';

export type RatioEstimate =
  IntervalEstimate | PointEstimate<'zero-cell' | 'no-spread'> | NoEstimate<'no-cases' | 'zero-denominator'>;

/**
 * A ratio, 0 or more, with the interval that is symmetric on its logarithm.
 * `logVariance` is the variance of the logarithm; it is asked for only where both parts are above 0.
 * A ratio of 0 has no such interval (`zero-cell`); nor has one whose logarithm does not vary (`no-spread`).
 */
export function ratioInterval(
  numerator: number,
  denominator: number,
  logVariance: () => number,
  confidence: number,
): RatioEstimate {
  if (denominator === 0) return noEstimate('zero-denominator');
  const value = numerator / denominator;
  if (value === 0) return withoutInterval(0, 'zero-cell');
  const variance = logVariance();
  if (variance <= 1e-15) return withoutInterval(value, 'no-spread');
  const factor = Math.exp(standardNormalQuantile(confidence) * Math.sqrt(variance));
  return withInterval({ value, low: value / factor, high: value * factor });
}
