import { covariance } from './covariance.ts';
import { noEstimate, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import { placementsOf, type RocPlacements } from './roc-placements.ts';
import type { ScoredCase } from './scored-case.ts';
import { standardNormalQuantile } from './standard-normal.ts';

export type RocAreaEstimate =
  | (IntervalEstimate & { readonly standardError: number })
  | PointEstimate<'no-spread' | 'too-few-cases'>
  | NoEstimate<'one-class-only'>;

/**
 * Area under the empirical ROC curve, 0..1 (AUROC), with DeLong's standard error and normal interval, cut at 0 and 1.
 * Undefined where one class is missing. No interval with a single case of a class, or where no case varies in
 * what it adds: perfect separation, or equal scores throughout.
 * Source: DeLong, DeLong, Clarke-Pearson, Biometrics 1988;44:837-845.
 */
export function rocArea(cases: readonly ScoredCase[], confidence = 0.95): RocAreaEstimate {
  return areaOfPlacements(placementsOf(cases), confidence);
}

/** The same from placements that are already known. */
export function areaOfPlacements(placements: RocPlacements | null, confidence = 0.95): RocAreaEstimate {
  if (placements === null) return noEstimate('one-class-only');
  const { area: value, ofPositives, ofNegatives } = placements;
  if (ofPositives.length < 2 || ofNegatives.length < 2) return withoutInterval(value, 'too-few-cases');
  const variance =
    covariance(ofPositives, ofPositives) / ofPositives.length +
    covariance(ofNegatives, ofNegatives) / ofNegatives.length;
  if (variance <= 1e-15) return withoutInterval(value, 'no-spread');
  const standardError = Math.sqrt(variance);
  const half = standardNormalQuantile(confidence) * standardError;
  return {
    kind: 'estimate',
    value,
    low: Math.max(0, value - half),
    high: Math.min(1, value + half),
    standardError,
  };
}
