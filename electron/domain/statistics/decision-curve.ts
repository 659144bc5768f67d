import type { ScoredCase } from './scored-case.ts';
import { countBelow, sortedScores } from './sorted-scores.ts';

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
  const { positives, negatives } = sortedScores(cases);
  if (positives.length === 0 || negatives.length === 0) return null;
  const share = prevalence ?? positives.length / cases.length;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a prevalence lies in 0..1, not at ${String(share)}`);
  return thresholds.map((threshold) => {
    if (!(threshold > 0 && threshold < 1)) {
      throw new RangeError(`a threshold probability lies between 0 and 1, not at ${String(threshold)}`);
    }
    const odds = threshold / (1 - threshold);
    const sensitivity = shareFrom(positives, threshold);
    const falsePositiveRate = shareFrom(negatives, threshold);
    return {
      threshold,
      followScore: sensitivity * share - falsePositiveRate * (1 - share) * odds,
      treatAll: share - (1 - share) * odds,
    };
  });
}

/** Share of sorted scores at or above a threshold. */
function shareFrom(sorted: Float64Array, threshold: number): number {
  return (sorted.length - countBelow(sorted, threshold)) / sorted.length;
}
