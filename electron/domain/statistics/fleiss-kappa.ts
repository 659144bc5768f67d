import { checkCount } from './check-count.ts';
import { covariance } from './covariance.ts';
import { noEstimate, withInterval, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import { standardNormalQuantile } from './standard-normal.ts';

export type FleissKappaEstimate =
  | IntervalEstimate
  | PointEstimate<'perfect-agreement' | 'no-spread' | 'too-few-cases'>
  | NoEstimate<'no-cases' | 'one-category-only'>;

/**
 * Fleiss' kappa of several raters, at most 1, with its large-sample interval over cases, cut at -1 and 1.
 * `counts[i][k]`: how many raters put case i into category k; every case has the same number of raters, 2 or more,
 * else a RangeError. The raters need not be the same persons throughout.
 * Undefined without cases and where only one category was ever used. No interval at perfect agreement.
 * Sources: Fleiss, Psychol Bull 1971;76:378-382; variance without the assumption of no agreement by
 * Gwet, Educ Psychol Meas 2021;81:781-790.
 */
export function fleissKappa(counts: readonly (readonly number[])[], confidence = 0.95): FleissKappaEstimate {
  const [first] = counts;
  if (first === undefined) return noEstimate('no-cases');
  const raters = sum(first);
  for (const row of counts) {
    row.forEach((count) => {
      checkCount('raters of a category', count);
    });
    if (raters < 2 || sum(row) !== raters || row.length !== first.length) {
      throw new RangeError('every case has the same categories and the same number of raters, 2 or more');
    }
  }
  const n = counts.length;
  const shares = first.map((_, k) => counts.reduce((all, row) => all + (row[k] ?? 0), 0) / (n * raters));
  const chance = shares.reduce((all, p) => all + p * p, 0);
  if (1 - chance < 1e-12) return noEstimate('one-category-only');

  const agreements = counts.map(
    (row) => row.reduce((all, count) => all + count * (count - 1), 0) / (raters * (raters - 1)),
  );
  if (agreements.every((agreement) => agreement === 1)) return withoutInterval(1, 'perfect-agreement');
  const kappa = (sum(agreements) / n - chance) / (1 - chance);
  if (n < 2) return withoutInterval(kappa, 'too-few-cases');

  // What each case adds to kappa, its share in the chance agreement included.
  const parts = counts.map((row, i) => {
    const ownChance = row.reduce((all, count, k) => all + ((shares[k] ?? 0) * count) / raters, 0);
    return ((agreements[i] ?? 0) - chance - 2 * (1 - kappa) * (ownChance - chance)) / (1 - chance);
  });
  const variance = covariance(parts, parts) / n;
  if (variance < 1e-14) return withoutInterval(kappa, 'no-spread');
  const half = standardNormalQuantile(confidence) * Math.sqrt(variance);
  return withInterval({
    value: kappa,
    low: Math.max(-1, kappa - half),
    high: Math.min(1, kappa + half),
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
