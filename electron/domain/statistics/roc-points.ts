import type { ScoredCase } from './scored-case.ts';

/** One operating point: scores at or above the threshold are called positive. */
export interface RocPoint {
  /** Null at the start of the curve, where nothing is called positive. */
  readonly threshold: number | null;
  readonly sensitivity: number;
  readonly falsePositiveRate: number;
}

/**
 * Corners of the empirical ROC curve, from (0, 0) to (1, 1), one for each distinct score, highest threshold first;
 * null where one class is missing. Straight lines between them enclose the area of `rocArea`.
 * Source: Fawcett, Pattern Recognit Lett 2006;27:861-874, algorithm 1.
 */
export function rocPoints(cases: readonly ScoredCase[]): RocPoint[] | null {
  const positives = cases.filter(({ positive }) => positive).length;
  const negatives = cases.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const points: RocPoint[] = [{ threshold: null, sensitivity: 0, falsePositiveRate: 0 }];
  const ordered = [...cases].sort((a, b) => b.score - a.score);
  let truePositives = 0;
  let falsePositives = 0;
  ordered.forEach(({ score, positive }, index) => {
    if (positive) truePositives += 1;
    else falsePositives += 1;
    if (ordered[index + 1]?.score === score) return;
    points.push({
      threshold: score,
      sensitivity: truePositives / positives,
      falsePositiveRate: falsePositives / negatives,
    });
  });
  return points;
}
