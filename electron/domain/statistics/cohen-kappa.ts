import type { Interval } from './interval.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/**
 * Cohen's kappa of two raters over the same cases, -1..1, with its large-sample interval.
 * `table[i][j]` counts cases that the first rater put into category i and the second into j; square, whole numbers.
 * Returns null when chance agreement is 1 (both used one and the same category only) or there are no cases:
 * kappa is then undefined.
 * Sources: Cohen, Educ Psychol Meas 1960;20:37-46; standard error of Fleiss, Cohen, Everitt, Psychol Bull 1969;72:323-327.
 */
export function cohenKappa(table: readonly (readonly number[])[], confidence = 0.95): Interval | null {
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const share = table.map((row) => row.map((count) => count / total));
  const rows = share.map((row) => row.reduce((sum, p) => sum + p, 0));
  const columns = share.map((_, j) => share.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const row = (i: number): number => rows[i] ?? 0;
  const column = (i: number): number => columns[i] ?? 0;

  const observed = share.reduce((sum, r, i) => sum + (r[i] ?? 0), 0);
  const chance = rows.reduce((sum, p, i) => sum + p * column(i), 0);
  if (1 - chance < 1e-12) return null;
  const kappa = (observed - chance) / (1 - chance);

  let onDiagonal = 0;
  let offDiagonal = 0;
  share.forEach((r, i) => {
    r.forEach((p, j) => {
      if (i === j) onDiagonal += p * (1 - (row(i) + column(i)) * (1 - kappa)) ** 2;
      else offDiagonal += p * (column(i) + row(j)) ** 2;
    });
  });
  const variance =
    (onDiagonal + (1 - kappa) ** 2 * offDiagonal - (kappa - chance * (1 - kappa)) ** 2) /
    (total * (1 - chance) ** 2);
  const half = standardNormalQuantile(confidence) * Math.sqrt(Math.max(0, variance));
  return { value: kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) };
}
