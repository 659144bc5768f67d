import { brierScore } from './brier-score.ts';
import { covariance } from './covariance.ts';
import { noEstimate, withInterval, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import type { ScoredCase } from './scored-case.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/**
 * Brier score, 0..1, with the normal interval of a mean of independent squared errors, cut at 0 and 1.
 * No interval for a single case, or where every error is the same. RangeError for a score that is no probability.
 * Source: Bradley, Schwartz, Hashino, Weather Forecast 2008;23:992-1006.
 */
export function brierEstimate(
  cases: readonly ScoredCase[],
  confidence = 0.95,
): IntervalEstimate | PointEstimate<'no-spread' | 'too-few-cases'> | NoEstimate<'no-cases'> {
  const value = brierScore(cases);
  if (value === null) return noEstimate('no-cases');
  if (cases.length < 2) return withoutInterval(value, 'too-few-cases');
  const errors = cases.map(({ score, positive }) => (score - (positive ? 1 : 0)) ** 2);
  const variance = covariance(errors, errors) / errors.length;
  if (variance <= 1e-15) return withoutInterval(value, 'no-spread');
  const half = standardNormalQuantile(confidence) * Math.sqrt(variance);
  return withInterval({ value, low: Math.max(0, value - half), high: Math.min(1, value + half) });
}
