import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate, withInterval, type IntervalEstimate, type NoEstimate } from './estimate.ts';
import { proportionRatio } from './proportion-ratio.ts';
import { ratioInterval } from './ratio-interval.ts';

export type LikelihoodRatioEstimate = IntervalEstimate | NoEstimate<'no-cases' | 'zero-denominator'>;

/** Likelihood ratios of a positive and of a negative call, each 0 or more. */
export interface LikelihoodRatios {
  readonly positive: LikelihoodRatioEstimate;
  readonly negative: LikelihoodRatioEstimate;
}

/**
 * LR+ = sensitivity / (1 - specificity) and LR- = (1 - sensitivity) / specificity with log intervals; where a cell is
 * empty and the logarithm fails, with intervals of the ratio itself (`proportionRatio`).
 * `zero-denominator`: no false positive (LR+ is endless) or no true negative (LR-).
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
  const ratio = (amongPositives: number, amongNegatives: number): LikelihoodRatioEstimate => {
    const found = ratioInterval(
      amongPositives / positives,
      amongNegatives / negatives,
      () => 1 / amongPositives - 1 / positives + 1 / amongNegatives - 1 / negatives,
      confidence,
    );
    if (found.kind !== 'point') return found;
    const bounds = proportionRatio(
      { successes: amongPositives, trials: positives },
      { successes: amongNegatives, trials: negatives },
      confidence,
    );
    return bounds === null || bounds.high === null
      ? noEstimate('zero-denominator')
      : withInterval({ value: found.value, low: bounds.low, high: bounds.high });
  };
  return { positive: ratio(truePositive, falsePositive), negative: ratio(falseNegative, trueNegative) };
}
