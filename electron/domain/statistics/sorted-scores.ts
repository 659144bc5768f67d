import type { ScoredCase } from './scored-case.ts';

/** The scores of each class, lowest first. Numbers alone sort many times faster than cases with them. */
export interface SortedScores {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/** RangeError for a score that is no finite number. */
export function sortedScores(cases: readonly ScoredCase[]): SortedScores {
  const scores = { positives: new Float64Array(cases.length), negatives: new Float64Array(cases.length) };
  let positiveCount = 0;
  let negativeCount = 0;
  for (const { score, positive } of cases) {
    if (!Number.isFinite(score)) throw new RangeError('a score is a finite number');
    if (positive) scores.positives[positiveCount++] = score;
    else scores.negatives[negativeCount++] = score;
  }
  return {
    positives: scores.positives.subarray(0, positiveCount).sort(),
    negatives: scores.negatives.subarray(0, negativeCount).sort(),
  };
}

/** How many values of a sorted list are below one; with `orEqual`, how many are not above it. */
export function countBelow(sorted: Float64Array, value: number, orEqual = false): number {
  let known = 0;
  let end = sorted.length;
  while (known < end) {
    const middle = (known + end) >>> 1;
    const other = sorted[middle] ?? 0;
    if (other < value || (orEqual && other === value)) known = middle + 1;
    else end = middle;
  }
  return known;
}
