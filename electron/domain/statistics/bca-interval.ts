import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { sampleQuantile } from './sample-quantile.ts';

/**
 * Bias-corrected and accelerated bootstrap interval, in the unit of the statistic.
 * `replicates`: the statistic in each resample; `withoutOne`: the statistic with each unit of resampling left out.
 * Null where it is not defined: every replicate on one side of `value`, or nothing changes when a unit is left out.
 * Source: Efron, J Am Stat Assoc 1987;82:171-185.
 */
export function bcaInterval(
  replicates: readonly number[],
  value: number,
  withoutOne: readonly number[],
  confidence = 0.95,
): { readonly low: number; readonly high: number } | null {
  // A statistic that takes few values repeats itself exactly; half of those count as below.
  const below = replicates.filter((replicate) => replicate < value).length;
  const equal = replicates.filter((replicate) => replicate === value).length;
  const bias = normalQuantile((below + equal / 2) / replicates.length, 0, 1);
  const mean = withoutOne.reduce((sum, one) => sum + one, 0) / withoutOne.length;
  const squares = withoutOne.reduce((sum, one) => sum + (mean - one) ** 2, 0);
  const cubes = withoutOne.reduce((sum, one) => sum + (mean - one) ** 3, 0);
  const acceleration = cubes / (6 * squares ** 1.5);
  if (!Number.isFinite(bias) || !Number.isFinite(acceleration)) return null;
  const end = (tail: number): number => {
    const shifted = bias + normalQuantile(tail, 0, 1);
    return sampleQuantile(replicates, normalCdf(bias + shifted / (1 - acceleration * shifted), 0, 1));
  };
  return { low: end((1 - confidence) / 2), high: end(1 - (1 - confidence) / 2) };
}
