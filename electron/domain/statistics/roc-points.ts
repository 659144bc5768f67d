import type { ScoredCase } from './scored-case.ts';
import { thresholdCounts } from './threshold-counts.ts';

/** One operating point: scores at or above the threshold are called positive. */
export interface RocPoint {
  /** Null at the start of the curve, where nothing is called positive. */
  readonly threshold: number | null;
  readonly sensitivity: number;
  readonly falsePositiveRate: number;
}

/**
 * Corners of the empirical ROC curve, from (0, 0) to (1, 1), one for each distinct score, highest threshold first;
 * null where one class is missing; RangeError for a score that is no finite number. Straight lines between them enclose the area of `rocArea`.
 * With `finest`, a corner that is nearer than that to the last one kept, in both rates, is left out; the ends stay.
 * Source: Fawcett, Pattern Recognit Lett 2006;27:861-874, algorithm 1.
 */
export function rocPoints(cases: readonly ScoredCase[], finest = 0): RocPoint[] | null {
  const positives = cases.filter(({ positive }) => positive).length;
  const negatives = cases.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let kept: RocPoint = { threshold: null, sensitivity: 0, falsePositiveRate: 0 };
  const points = [kept];
  for (const { threshold, truePositives, falsePositives } of thresholdCounts(cases)) {
    const sensitivity = truePositives / positives;
    const falsePositiveRate = falsePositives / negatives;
    const isFar =
      sensitivity - kept.sensitivity >= finest || falsePositiveRate - kept.falsePositiveRate >= finest;
    if (!isFar && truePositives + falsePositives < cases.length) continue;
    kept = { threshold, sensitivity, falsePositiveRate };
    points.push(kept);
  }
  return points;
}
