import { checkCount } from './check-count.ts';
import { noEstimate, withInterval, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/** How much a disagreement counts by its distance in categories: wholly, in proportion, or by the square. */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic';

export type KappaEstimate =
  | IntervalEstimate
  | PointEstimate<'perfect-agreement' | 'no-spread'>
  | NoEstimate<'no-cases' | 'one-category-only'>;

/**
 * Kappa of two raters over the same cases, -1..1, with its large-sample interval, cut at -1 and 1.
 * `table[i][j]` counts cases that the first rater put into category i and the second into j; square, whole numbers,
 * categories in their order where weights are used. RangeError otherwise.
 * Undefined without cases and where chance agreement is 1 (both used one and the same category only).
 * The large-sample variance is 0 at perfect agreement, and where one rater used one category only: that is no certainty,
 * so no interval is given.
 * Sources: Cohen, Psychol Bull 1968;70:213-220; standard error of Fleiss, Cohen, Everitt, Psychol Bull 1969;72:323-327.
 */
export function weightedKappa(
  table: readonly (readonly number[])[],
  weights: KappaWeights,
  confidence = 0.95,
): KappaEstimate {
  if (table.some((row) => row.length !== table.length)) throw new RangeError('the table is not square');
  table.flat().forEach((count) => {
    checkCount('a cell of the table', count);
  });
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  if (total === 0) return noEstimate('no-cases');
  const share = table.map((row) => row.map((count) => count / total));
  const rows = share.map((row) => row.reduce((sum, p) => sum + p, 0));
  const columns = share.map((_, j) => share.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const weight = (i: number, j: number): number => agreementWeight(weights, Math.abs(i - j), table.length);

  let observed = 0;
  let chance = 0;
  share.forEach((row, i) => {
    row.forEach((p, j) => {
      observed += weight(i, j) * p;
      chance += weight(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0);
    });
  });
  if (1 - chance < 1e-12) return noEstimate('one-category-only');
  if (share.every((row, i) => row.every((p, j) => p === 0 || weight(i, j) === 1))) {
    return withoutInterval(1, 'perfect-agreement');
  }
  const kappa = (observed - chance) / (1 - chance);

  const rowMean = rows.map((_, i) => columns.reduce((sum, p, j) => sum + p * weight(i, j), 0));
  const columnMean = columns.map((_, j) => rows.reduce((sum, p, i) => sum + p * weight(i, j), 0));
  let spread = 0;
  share.forEach((row, i) => {
    row.forEach((p, j) => {
      spread += p * (weight(i, j) - ((rowMean[i] ?? 0) + (columnMean[j] ?? 0)) * (1 - kappa)) ** 2;
    });
  });
  const variance = (spread - (kappa - chance * (1 - kappa)) ** 2) / (total * (1 - chance) ** 2);
  if (variance < 1e-14) return withoutInterval(kappa, 'no-spread');
  const half = standardNormalQuantile(confidence) * Math.sqrt(variance);
  return withInterval({
    value: kappa,
    low: Math.max(-1, kappa - half),
    high: Math.min(1, kappa + half),
  });
}

function agreementWeight(weights: KappaWeights, distance: number, categories: number): number {
  if (distance === 0) return 1;
  switch (weights) {
    case 'unweighted':
      return 0;
    case 'linear':
      return 1 - distance / (categories - 1);
    case 'quadratic':
      return 1 - (distance / (categories - 1)) ** 2;
  }
}
