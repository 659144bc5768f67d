import type { TruthComparison } from '#contract/truth-comparison.ts';

/** Cases with a score and a known truth: every one of them is in a bin. */
export function scoredCount({ bins }: TruthComparison['calibration']): number {
  return bins.reduce((sum, { pathologic }) => sum + pathologic.n, 0);
}
