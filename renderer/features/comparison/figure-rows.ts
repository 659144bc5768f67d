import type { CallerFigures, Verdict } from '#contract/truth-comparison.ts';
import { definite } from './case-selection.ts';

/** One figure of a caller: which cases it is taken over, and for a proportion which of them count. */
export interface FigureRow {
  readonly figure: Exclude<keyof CallerFigures, 'table'>;
  readonly among: readonly Verdict[];
  /** Null where the figure is no proportion of its cases. */
  readonly counted: readonly Verdict[] | null;
}

/** In the order of the page. */
export const figureRows: readonly FigureRow[] = [
  { figure: 'sensitivity', among: ['truePositive', 'falseNegative'], counted: ['truePositive'] },
  { figure: 'specificity', among: ['trueNegative', 'falsePositive'], counted: ['trueNegative'] },
  { figure: 'accuracy', among: definite, counted: ['truePositive', 'trueNegative'] },
  { figure: 'balancedAccuracy', among: definite, counted: null },
  { figure: 'likelihoodRatioPositive', among: definite, counted: null },
  { figure: 'likelihoodRatioNegative', among: definite, counted: null },
  { figure: 'positivePredictiveValueAtPrevalence', among: definite, counted: null },
  { figure: 'negativePredictiveValueAtPrevalence', among: definite, counted: null },
  { figure: 'positivePredictiveValue', among: ['truePositive', 'falsePositive'], counted: ['truePositive'] },
  { figure: 'negativePredictiveValue', among: ['trueNegative', 'falseNegative'], counted: ['trueNegative'] },
];
