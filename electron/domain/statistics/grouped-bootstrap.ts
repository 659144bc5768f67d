import { bcaInterval } from './bca-interval.ts';
import { noEstimate, withoutInterval, type NoEstimate, type PointEstimate } from './estimate.ts';
import { sampleQuantile } from './sample-quantile.ts';
import type { RandomSource } from './seeded-random.ts';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

export type BootstrapEstimate =
  | {
      readonly kind: 'estimate';
      readonly value: number;
      readonly percentile: Bounds;
      /** Null where the correction is not defined. */
      readonly bca: Bounds | null;
      /** Resamples in which the statistic did not exist, as where one class was not drawn; they are left out. */
      readonly undefinedResamples: number;
    }
  | PointEstimate<'too-few-groups' | 'undefined-resamples'>
  | NoEstimate<'undefined-statistic'>;

/** More resamples without a value than this share and no interval is given. */
const mostUndefined = 0.05;

export interface BootstrapQuestion<Row> {
  /** The rows of each group. Whole groups are drawn, with replacement: rows of one patient belong together. */
  readonly groups: readonly (readonly Row[])[];
  /** The statistic of any rows, in any unit; null where it does not exist. */
  readonly statistic: (rows: readonly Row[]) => number | null;
  /** How often to draw, 1 or more; 2000 or more for an interval to report. */
  readonly resamples: number;
  readonly random: RandomSource;
  readonly confidence?: number;
}

/**
 * Bootstrap intervals of any statistic, by percentiles and bias-corrected (BCa), resampling whole groups.
 * Sources: Efron, Tibshirani, An Introduction to the Bootstrap, 1993, chapters 13 and 14;
 * groups: Field, Welsh, J R Stat Soc B 2007;69:369-390.
 */
export function groupedBootstrap<Row>({
  groups,
  statistic,
  resamples,
  random,
  confidence = 0.95,
}: BootstrapQuestion<Row>): BootstrapEstimate {
  if (!Number.isInteger(resamples) || resamples < 1) throw new RangeError('there is at least one resample');
  const value = statistic(groups.flat());
  if (value === null) return noEstimate('undefined-statistic');
  if (groups.length < 2) return withoutInterval(value, 'too-few-groups');
  const replicates: number[] = [];
  for (let drawn = 0; drawn < resamples; drawn += 1) {
    const rows = groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []);
    const replicate = statistic(rows);
    if (replicate !== null) replicates.push(replicate);
  }
  const undefinedResamples = resamples - replicates.length;
  if (undefinedResamples > mostUndefined * resamples) return withoutInterval(value, 'undefined-resamples');
  const withoutOne = groups.map((_, left) => statistic(groups.filter((__, kept) => kept !== left).flat()));
  const jackknifed = withoutOne.filter((one) => one !== null);
  return {
    kind: 'estimate',
    value,
    percentile: {
      low: sampleQuantile(replicates, (1 - confidence) / 2),
      high: sampleQuantile(replicates, 1 - (1 - confidence) / 2),
    },
    bca: jackknifed.length === groups.length ? bcaInterval(replicates, value, jackknifed, confidence) : null,
    undefinedResamples,
  };
}
