import type { ScoredCase } from './scored-case.ts';
import { countBelow } from './sorted-scores.ts';

/**
 * The empirical ROC area, 0..1, and what each case adds to it: DeLong's structural components.
 * `ofPositives[i]`: share of the negatives that positive i outscores, ties counted half.
 * `ofNegatives[j]`: share of the positives that outscore negative j, ties counted half.
 * Both in the order given; the mean of either is the area.
 */
export interface RocPlacements {
  readonly area: number;
  readonly ofPositives: readonly number[];
  readonly ofNegatives: readonly number[];
}

/**
 * Placements of finite scores; both lists hold at least one, a RangeError otherwise.
 * Source: DeLong, DeLong, Clarke-Pearson, Biometrics 1988;44:837-845; by sorting, not pair by pair.
 */
export function rocPlacements(positives: readonly number[], negatives: readonly number[]): RocPlacements {
  if (positives.length === 0 || negatives.length === 0) throw new RangeError('a ROC area needs both classes');
  if (!positives.every(Number.isFinite) || !negatives.every(Number.isFinite)) {
    throw new RangeError('a score is a finite number');
  }
  const sortedPositives = new Float64Array(positives).sort();
  const sortedNegatives = new Float64Array(negatives).sort();
  const ofPositives = positives.map((score) => shareBelow(sortedNegatives, score));
  const ofNegatives = negatives.map((score) => 1 - shareBelow(sortedPositives, score));
  const area = ofPositives.reduce((sum, share) => sum + share, 0) / positives.length;
  return { area, ofPositives, ofNegatives };
}

/** Placements of cases in the order of each class; null where one class is missing. */
export function placementsOf(cases: readonly ScoredCase[]): RocPlacements | null {
  const positives: number[] = [];
  const negatives: number[] = [];
  for (const { score, positive } of cases) (positive ? positives : negatives).push(score);
  return positives.length === 0 || negatives.length === 0 ? null : rocPlacements(positives, negatives);
}

/** Share of sorted values below one, values equal to it counted half. */
function shareBelow(sorted: Float64Array, value: number): number {
  return (countBelow(sorted, value) + countBelow(sorted, value, true)) / (2 * sorted.length);
}
