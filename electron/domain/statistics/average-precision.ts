import type { ScoredCase } from './scored-case.ts';

/**
 * Average precision, 0..1 (AUPRC without interpolation): precision at each distinct score, weighted by the recall gained
 * there. Null when there is no positive case. It depends on the prevalence: scores without information give about that.
 * Source: Davis, Goadrich, Proc 23rd ICML 2006:233-240 (why no straight lines are drawn between points);
 * the sum is that of scikit-learn's `average_precision_score`.
 */
export function averagePrecision(cases: readonly ScoredCase[]): number | null {
  const positives = cases.filter(({ positive }) => positive).length;
  if (positives === 0) return null;
  const ordered = [...cases].sort((a, b) => b.score - a.score);
  let truePositives = 0;
  let counted = 0;
  let sum = 0;
  ordered.forEach(({ score, positive }, index) => {
    if (positive) truePositives += 1;
    if (ordered[index + 1]?.score === score) return;
    const precision = truePositives / (index + 1);
    sum += precision * (truePositives - counted);
    counted = truePositives;
  });
  return sum / positives;
}
