import type { ScoredCase } from './scored-case.ts';
import { thresholdCounts } from './threshold-counts.ts';

/**
 * Net benefit, in true positives per case, of three policies at one threshold probability: following the score,
 * treating every case as positive, and none (always 0, so not listed). At most the prevalence; it may be negative.
 */
export interface NetBenefit {
  /** The probability of a pathologic fracture from which one would act, 0..1, ends excluded. */
  readonly threshold: number;
  readonly followScore: number;
  readonly treatAll: number;
}

/**
 * Decision curve at the thresholds given; a score at or above the threshold is acted upon.
 * `prevalence` (0..1) weighs sensitivity and specificity; null takes that of the cases.
 * Null where a class is missing. RangeError for a threshold outside (0, 1) or a prevalence outside 0..1.
 * Source: Vickers, Elkin, Med Decis Making 2006;26:565-574.
 */
export function decisionCurve(
  cases: readonly ScoredCase[],
  thresholds: readonly number[],
  prevalence: number | null = null,
): NetBenefit[] | null {
  const positives = cases.filter(({ positive }) => positive).length;
  const negatives = cases.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const share = prevalence ?? positives / cases.length;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a prevalence lies in 0..1, not at ${String(share)}`);
  const counts = thresholdCounts(cases);
  return thresholds.map((threshold) => {
    if (!(threshold > 0 && threshold < 1)) {
      throw new RangeError(`a threshold probability lies between 0 and 1, not at ${String(threshold)}`);
    }
    const odds = threshold / (1 - threshold);
    const flagged = counts.findLast((step) => step.threshold >= threshold);
    const sensitivity = (flagged?.truePositives ?? 0) / positives;
    const falsePositiveRate = (flagged?.falsePositives ?? 0) / negatives;
    return {
      threshold,
      followScore: sensitivity * share - falsePositiveRate * (1 - share) * odds,
      treatAll: share - (1 - share) * odds,
    };
  });
}
