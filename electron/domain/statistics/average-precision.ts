import type { ScoredCase } from './scored-case.ts';
import { thresholdCounts } from './threshold-counts.ts';

/**
 * Average precision, 0..1 (AUPRC without interpolation): precision at each distinct score, weighted by the recall gained
 * there. Null when there is no positive case. It depends on the prevalence: scores without information give about that.
 * Source: Davis, Goadrich, Proc 23rd ICML 2006:233-240 (why no straight lines are drawn between points);
 * the sum is that of scikit-learn's `average_precision_score`.
 */
export function averagePrecision(cases: readonly ScoredCase[]): number | null {
  const positives = cases.filter(({ positive }) => positive).length;
  if (positives === 0) return null;
  let counted = 0;
  let sum = 0;
  for (const { truePositives, falsePositives } of thresholdCounts(cases)) {
    sum += (truePositives / (truePositives + falsePositives)) * (truePositives - counted);
    counted = truePositives;
  }
  return sum / positives;
}
