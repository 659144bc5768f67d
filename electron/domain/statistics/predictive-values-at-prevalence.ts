import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate, withInterval, withoutInterval } from './estimate.ts';
import type { IntervalEstimate, NoEstimate, PointEstimate } from './estimate.ts';
import { predictiveValues } from './predictive-values.ts';
import { standardNormalQuantile } from './standard-normal.ts';

export type PredictiveValueEstimate =
  IntervalEstimate | PointEstimate<'zero-cell'> | NoEstimate<'no-cases' | 'no-such-calls'>;

/** Positive and negative predictive value, 0..1, where the prevalence is another than that of the table. */
export interface PredictiveValueEstimates {
  readonly positive: PredictiveValueEstimate;
  readonly negative: PredictiveValueEstimate;
}

/**
 * Predictive values of a 2x2 table at a stated prevalence (0..1, ends excluded, else a RangeError) with logit intervals.
 * The prevalence is taken as known. `no-such-calls`: nobody was called so. `zero-cell`: sensitivity or specificity is
 * 0 or 1, where the logit has no variance.
 * Source: Mercaldo, Lau, Zhou, Stat Med 2007;26:2170-2183, standard logit intervals.
 */
export function predictiveValuesAtPrevalence(
  table: ConfusionTable,
  prevalence: number,
  confidence = 0.95,
): PredictiveValueEstimates {
  checkConfusionTable(table);
  if (!(prevalence > 0 && prevalence < 1)) {
    throw new RangeError(`a prevalence lies between 0 and 1, not at ${String(prevalence)}`);
  }
  const { truePositive, falseNegative, trueNegative, falsePositive } = table;
  const positives = truePositive + falseNegative;
  const negatives = trueNegative + falsePositive;
  if (positives === 0 || negatives === 0) {
    return { positive: noEstimate('no-cases'), negative: noEstimate('no-cases') };
  }
  const sensitivity = truePositive / positives;
  const specificity = trueNegative / negatives;
  const values = predictiveValues({ sensitivity, specificity, prevalence });
  const estimate = (
    value: number | null,
    right: { readonly share: number; readonly cases: number },
    wrong: { readonly share: number; readonly cases: number },
  ): PredictiveValueEstimate => {
    if (value === null) return noEstimate('no-such-calls');
    if ([right.share, wrong.share].some((share) => share === 0 || share === 1)) {
      return withoutInterval(value, 'zero-cell');
    }
    const variance =
      (1 - right.share) / (right.share * right.cases) + (1 - wrong.share) / (wrong.share * wrong.cases);
    return logitInterval(value, standardNormalQuantile(confidence) * Math.sqrt(variance));
  };
  return {
    positive: estimate(
      values.positive,
      { share: sensitivity, cases: positives },
      { share: 1 - specificity, cases: negatives },
    ),
    negative: estimate(
      values.negative,
      { share: specificity, cases: negatives },
      { share: 1 - sensitivity, cases: positives },
    ),
  };
}

function logitInterval(value: number, half: number): IntervalEstimate {
  const logit = Math.log(value / (1 - value));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return withInterval({ value, low: back(logit - half), high: back(logit + half) });
}
