import { balancedAccuracy } from './balanced-accuracy.ts';
import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { diagnosticOddsRatio } from './diagnostic-odds-ratio.ts';
import type { IntervalEstimate, NoEstimate } from './estimate.ts';
import { estimateProportion, type ProportionEstimate } from './estimate-proportion.ts';
import { f1Score } from './f1-score.ts';
import { likelihoodRatios, type LikelihoodRatioEstimate } from './likelihood-ratios.ts';
import { predictiveValuesAtPrevalence } from './predictive-values-at-prevalence.ts';
import type { PredictiveValueEstimates } from './predictive-values-at-prevalence.ts';
import type { RatioEstimate } from './ratio-interval.ts';
import { youdenIndex } from './youden-index.ts';

/** Everything a 2x2 table says; each figure with its interval or the reason why there is none. */
export interface ConfusionSummary {
  readonly table: ConfusionTable;
  /** 0..1, of the intervals. */
  readonly confidence: number;
  readonly sensitivity: ProportionEstimate;
  readonly specificity: ProportionEstimate;
  /** Share of cases called rightly: the plain accuracy. */
  readonly accuracy: ProportionEstimate;
  readonly balancedAccuracy: IntervalEstimate | NoEstimate<'no-cases'>;
  readonly youdenIndex: IntervalEstimate | NoEstimate<'no-cases'>;
  readonly f1: IntervalEstimate | NoEstimate<'no-cases'>;
  readonly likelihoodRatioPositive: LikelihoodRatioEstimate;
  readonly likelihoodRatioNegative: LikelihoodRatioEstimate;
  readonly diagnosticOddsRatio: RatioEstimate;
  /** Share of positives among the cases of the table. */
  readonly prevalence: ProportionEstimate;
  /** Predictive values as counted: they hold at the prevalence of the table only. */
  readonly positivePredictiveValue: ProportionEstimate;
  readonly negativePredictiveValue: ProportionEstimate;
  /** Predictive values at the prevalence that was stated; null when none was. */
  readonly atPrevalence: ({ readonly prevalence: number } & PredictiveValueEstimates) | null;
}

/** The whole table of a 2x2; `prevalence`, where stated, lies between 0 and 1. RangeError for impossible counts. */
export function summariseConfusion(
  table: ConfusionTable,
  prevalence: number | null = null,
  confidence = 0.95,
): ConfusionSummary {
  checkConfusionTable(table);
  const { truePositive, falseNegative, trueNegative, falsePositive } = table;
  const positives = truePositive + falseNegative;
  const negatives = trueNegative + falsePositive;
  const all = positives + negatives;
  const ratios = likelihoodRatios(table, confidence);
  const share = (successes: number, trials: number): ProportionEstimate =>
    estimateProportion(successes, trials, confidence);
  return {
    table,
    confidence,
    sensitivity: share(truePositive, positives),
    specificity: share(trueNegative, negatives),
    accuracy: share(truePositive + trueNegative, all),
    balancedAccuracy: balancedAccuracy(table, confidence),
    youdenIndex: youdenIndex(table, confidence),
    f1: f1Score(table, confidence),
    likelihoodRatioPositive: ratios.positive,
    likelihoodRatioNegative: ratios.negative,
    diagnosticOddsRatio: diagnosticOddsRatio(table, confidence),
    prevalence: share(positives, all),
    positivePredictiveValue: share(truePositive, truePositive + falsePositive),
    negativePredictiveValue: share(trueNegative, trueNegative + falseNegative),
    atPrevalence:
      prevalence === null
        ? null
        : { prevalence, ...predictiveValuesAtPrevalence(table, prevalence, confidence) },
  };
}
