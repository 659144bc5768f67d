import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { covariance } from './covariance.ts';
import { noEstimate, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import { placementsOf, type RocPlacements } from './roc-placements.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/** Two scores of the same case. */
export interface TwiceScoredCase {
  readonly first: number;
  readonly second: number;
  readonly positive: boolean;
}

/** First area less second, -1..1; `pValue` is two-sided, against no difference. */
export type RocAreaDifference =
  | (IntervalEstimate & { readonly standardError: number; readonly z: number; readonly pValue: number })
  | PointEstimate<'no-spread' | 'too-few-cases'>
  | NoEstimate<'one-class-only'>;

/**
 * Paired comparison of two ROC areas over the same cases, with a normal interval of the difference, cut at -1 and 1.
 * No interval where the difference does not vary from case to case, as when both scores order the cases alike.
 * Source: DeLong, DeLong, Clarke-Pearson, Biometrics 1988;44:837-845.
 */
export function compareRocAreas(cases: readonly TwiceScoredCase[], confidence = 0.95): RocAreaDifference {
  return comparePlacements(
    placementsOf(cases.map(({ first, positive }) => ({ score: first, positive }))),
    placementsOf(cases.map(({ second, positive }) => ({ score: second, positive }))),
    confidence,
  );
}

/** The same from the placements of both scores over the same cases. */
export function comparePlacements(
  first: RocPlacements | null,
  second: RocPlacements | null,
  confidence = 0.95,
): RocAreaDifference {
  if (first === null || second === null) return noEstimate('one-class-only');
  const value = first.area - second.area;
  const { ofPositives, ofNegatives } = first;
  if (ofPositives.length < 2 || ofNegatives.length < 2) return withoutInterval(value, 'too-few-cases');

  // The variance of a difference of means is that of the differences, case by case.
  const variance =
    meanVariance(first.ofPositives, second.ofPositives) + meanVariance(first.ofNegatives, second.ofNegatives);
  if (variance <= 1e-15) return withoutInterval(value, 'no-spread');
  const standardError = Math.sqrt(variance);
  const half = standardNormalQuantile(confidence) * standardError;
  const z = value / standardError;
  return {
    kind: 'estimate',
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    standardError,
    z,
    pValue: 2 * normalCdf(-Math.abs(z), 0, 1),
  };
}

function meanVariance(first: readonly number[], second: readonly number[]): number {
  const differences = first.map((share, i) => share - (second[i] ?? 0));
  return covariance(differences, differences) / differences.length;
}
