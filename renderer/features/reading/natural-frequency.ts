import type { ModelSummary } from '#contract/model.ts';
import { predictiveValues } from '#domain/statistics/predictive-values.ts';

/** So many of `of` films, with what the ends of the intervals of sensitivity and specificity make of it. */
export interface NaturalFrequency {
  readonly of: 100 | 1000;
  readonly count: string;
  readonly range: string;
}

type OperatingPoint = ModelSummary['operatingPoint'];

/** Pathologic fractures among 100 flags. The range takes both intervals at their low and at their high ends. */
export function amongFlags(point: OperatingPoint, prevalence: number): NaturalFrequency {
  const share = (end: 'value' | 'low' | 'high'): number =>
    predictiveValues({
      sensitivity: point.sensitivity[end],
      specificity: point.specificity[end],
      prevalence,
    }).positive;
  return frequency(share('value'), share('low'), share('high'));
}

/** Pathologic fractures among films without a flag, of 1000 where 100 would hold less than one. */
export function amongCleared(point: OperatingPoint, prevalence: number): NaturalFrequency {
  const share = (end: 'value' | 'low' | 'high'): number =>
    1 -
    predictiveValues({
      sensitivity: point.sensitivity[end],
      specificity: point.specificity[end],
      prevalence,
    }).negative;
  return frequency(share('value'), share('high'), share('low'));
}

function frequency(value: number, low: number, high: number): NaturalFrequency {
  const of = value < 0.02 ? 1000 : 100;
  const count = (share: number): string => {
    const films = share * of;
    if (!Number.isFinite(films)) return '?';
    return films > 0 && films < 0.5 ? 'fewer than 1' : films.toFixed(0);
  };
  return { of, count: count(value), range: `${count(low)} to ${count(high)}` };
}
