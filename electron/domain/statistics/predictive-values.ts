/** Sensitivity, specificity and prevalence, each 0..1. */
export interface TestAtPrevalence {
  readonly sensitivity: number;
  readonly specificity: number;
  readonly prevalence: number;
}

/**
 * Positive and negative predictive value, 0..1, by Bayes' theorem. A value is null where its condition cannot
 * occur (no positive, or no negative, calls at all).
 * At .910 / .786 and a prevalence of .04: positive .151, negative .995.
 */
export function predictiveValues({ sensitivity, specificity, prevalence }: TestAtPrevalence): {
  readonly positive: number | null;
  readonly negative: number | null;
} {
  const truePositive = sensitivity * prevalence;
  const falsePositive = (1 - specificity) * (1 - prevalence);
  const trueNegative = specificity * (1 - prevalence);
  const falseNegative = (1 - sensitivity) * prevalence;
  return {
    positive: share(truePositive, falsePositive),
    negative: share(trueNegative, falseNegative),
  };
}

function share(right: number, wrong: number): number | null {
  return right + wrong > 0 ? right / (right + wrong) : null;
}
