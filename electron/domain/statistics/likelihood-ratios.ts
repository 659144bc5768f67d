import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate } from './estimate.ts';
import { ratioInterval, type RatioEstimate } from './ratio-interval.ts';

/** Likelihood ratios of a positive and of a negative call, each 0 or more. */
export interface LikelihoodRatios {
  readonly positive: RatioEstimate;
  readonly negative: RatioEstimate;
}

/**
 * LR+ = sensitivity / (1 - specificity) and LR- = (1 - sensitivity) / specificity with log intervals.
 * `zero-denominator` where nobody was called wrongly (LR+) or rightly (LR-) among the negatives.
 * Source: Simel, Samsa, Matchar, J Clin Epidemiol 1991;44:763-770.
 */
export function likelihoodRatios(table: ConfusionTable, confidence = 0.95): LikelihoodRatios {
  checkConfusionTable(table);
  const { truePositive, falseNegative, trueNegative, falsePositive } = table;
  const positives = truePositive + falseNegative;
  const negatives = trueNegative + falsePositive;
  if (positives === 0 || negatives === 0) {
    return { positive: noEstimate('no-cases'), negative: noEstimate('no-cases') };
  }
  const ratio = (amongPositives: number, amongNegatives: number): RatioEstimate =>
    ratioInterval(
      amongPositives / positives,
      amongNegatives / negatives,
      () => 1 / amongPositives - 1 / positives + 1 / amongNegatives - 1 / negatives,
      confidence,
    );
  return { positive: ratio(truePositive, falsePositive), negative: ratio(falseNegative, trueNegative) };
}
