import type { Caller, CallerFigures, Verdict } from '#contract/truth-comparison.ts';
import { noEstimate } from '#domain/statistics/estimate.ts';
import { summariseConfusion } from '#domain/statistics/summarise-confusion.ts';
import { sumOf, type KnownCases } from './tally-calls.ts';
import { proportionStatistic, toStatistic } from './to-statistic.ts';

/** One caller's definite calls against the truth; `prevalence` is the clinic's, between 0 and 1. */
export function callerFigures(
  cases: readonly KnownCases[],
  caller: Caller,
  prevalence: number,
): CallerFigures {
  const counted = (verdict: Verdict): number => sumOf(cases, ({ verdicts }) => verdicts[caller] === verdict);
  const table = {
    truePositive: counted('truePositive'),
    falseNegative: counted('falseNegative'),
    trueNegative: counted('trueNegative'),
    falsePositive: counted('falsePositive'),
  };
  const n = table.truePositive + table.falseNegative + table.trueNegative + table.falsePositive;
  const summary = summariseConfusion(table, prevalence);
  const atPrevalence = summary.atPrevalence ?? {
    positive: noEstimate('no-cases'),
    negative: noEstimate('no-cases'),
  };
  return {
    table,
    sensitivity: proportionStatistic(summary.sensitivity),
    specificity: proportionStatistic(summary.specificity),
    accuracy: proportionStatistic(summary.accuracy),
    balancedAccuracy: toStatistic(summary.balancedAccuracy, n),
    likelihoodRatioPositive: toStatistic(summary.likelihoodRatioPositive, n),
    likelihoodRatioNegative: toStatistic(summary.likelihoodRatioNegative, n),
    positivePredictiveValue: proportionStatistic(summary.positivePredictiveValue),
    negativePredictiveValue: proportionStatistic(summary.negativePredictiveValue),
    positivePredictiveValueAtPrevalence: toStatistic(atPrevalence.positive, n),
    negativePredictiveValueAtPrevalence: toStatistic(atPrevalence.negative, n),
  };
}
