import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate, withInterval, type IntervalEstimate, type NoEstimate } from './estimate.ts';
import { predictiveValues } from './predictive-values.ts';
import type { Counted } from './proportion-difference.ts';
import { proportionRatio } from './proportion-ratio.ts';
import { standardNormalQuantile } from './standard-normal.ts';

export type PredictiveValueEstimate = IntervalEstimate | NoEstimate<'no-cases' | 'no-such-calls'>;

/** Positive and negative predictive value, 0..1, where the prevalence is another than that of the table. */
export interface PredictiveValueEstimates {
  readonly positive: PredictiveValueEstimate;
  readonly negative: PredictiveValueEstimate;
}

/**
 * Predictive values of a 2x2 table at a stated prevalence (0..1, ends excluded, else a RangeError) with logit intervals.
 * The prevalence is taken as known. Where a cell is empty the logit has no variance: then the interval is that of the
 * likelihood ratio (`proportionRatio`), by Bayes' theorem. `no-such-calls`: nobody was called so.
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
    right: Counted,
    wrong: Counted,
    odds: number,
  ): PredictiveValueEstimate => {
    if (value === null) return noEstimate('no-such-calls');
    const share = ({ successes, trials }: Counted): number => successes / trials;
    if ([right, wrong].some((counted) => share(counted) === 0 || share(counted) === 1)) {
      const bounds = proportionRatio(right, wrong, confidence);
      if (bounds === null) return noEstimate('no-such-calls');
      const fromRatio = (ratio: number): number => (ratio * odds) / (1 + ratio * odds);
      return withInterval({
        value,
        low: fromRatio(bounds.low),
        high: bounds.high === null ? 1 : fromRatio(bounds.high),
      });
    }
    const variance = [right, wrong].reduce(
      (sum, { successes, trials }) => sum + 1 / successes - 1 / trials,
      0,
    );
    return logitInterval(value, standardNormalQuantile(confidence) * Math.sqrt(variance));
  };
  const odds = prevalence / (1 - prevalence);
  return {
    positive: estimate(
      values.positive,
      { successes: truePositive, trials: positives },
      { successes: falsePositive, trials: negatives },
      odds,
    ),
    negative: estimate(
      values.negative,
      { successes: trueNegative, trials: negatives },
      { successes: falseNegative, trials: positives },
      1 / odds,
    ),
  };
}

function logitInterval(value: number, half: number): IntervalEstimate {
  const logit = Math.log(value / (1 - value));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return withInterval({ value, low: back(logit - half), high: back(logit + half) });
}
