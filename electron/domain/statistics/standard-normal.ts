import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** The two-sided standard normal quantile for a confidence level in (0, 1); 1.959964 at .95. */
export function standardNormalQuantile(confidence: number): number {
  return quantile(1 - (1 - confidence) / 2, 0, 1);
}
