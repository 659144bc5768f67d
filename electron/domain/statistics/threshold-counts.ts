import type { ScoredCase } from './scored-case.ts';
import { sortedScores } from './sorted-scores.ts';

/** Cases with scores at or above a threshold. */
export interface ThresholdCounts {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/**
 * The counts at each distinct score, highest first, one at a time: of many cases nobody keeps them all.
 * RangeError for a score that is no finite number.
 */
export function* thresholdCounts(cases: readonly ScoredCase[]): Generator<ThresholdCounts, undefined> {
  const { positives, negatives } = sortedScores(cases);
  let truePositives = 0;
  let falsePositives = 0;
  while (truePositives < positives.length || falsePositives < negatives.length) {
    const next = (scores: Float64Array, taken: number): number | undefined =>
      scores[scores.length - 1 - taken];
    const threshold = Math.max(
      next(positives, truePositives) ?? -Infinity,
      next(negatives, falsePositives) ?? -Infinity,
    );
    while (next(positives, truePositives) === threshold) truePositives += 1;
    while (next(negatives, falsePositives) === threshold) falsePositives += 1;
    yield { threshold, truePositives, falsePositives };
  }
  return undefined;
}
