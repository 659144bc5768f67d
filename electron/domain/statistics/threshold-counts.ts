import type { ScoredCase } from './scored-case.ts';

/** Cases with scores at or above a threshold. */
export interface ThresholdCounts {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** The counts at each distinct score, highest first. RangeError for a score that is no finite number. */
export function thresholdCounts(cases: readonly ScoredCase[]): ThresholdCounts[] {
  if (!cases.every(({ score }) => Number.isFinite(score))) throw new RangeError('a score is a finite number');
  // Numbers alone sort many times faster than cases with them.
  const descending = (positive: boolean): Float64Array =>
    Float64Array.from(cases.filter((scored) => scored.positive === positive).map(({ score }) => score))
      .sort()
      .reverse();
  const positives = descending(true);
  const negatives = descending(false);
  const counts: ThresholdCounts[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  while (truePositives < positives.length || falsePositives < negatives.length) {
    const threshold = Math.max(positives[truePositives] ?? -Infinity, negatives[falsePositives] ?? -Infinity);
    while (positives[truePositives] === threshold) truePositives += 1;
    while (negatives[falsePositives] === threshold) falsePositives += 1;
    counts.push({ threshold, truePositives, falsePositives });
  }
  return counts;
}
