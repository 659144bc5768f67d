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
  const share = (end: 'value' | 'low' | 'high'): number | null =>
    predictiveValues({
      sensitivity: point.sensitivity[end],
      specificity: point.specificity[end],
      prevalence,
    }).positive;
  return frequency(share('value'), share('low'), share('high'));
}

/** Pathologic fractures among films without a flag, of 1000 where 100 would hold less than one. */
export function amongCleared(point: OperatingPoint, prevalence: number): NaturalFrequency {
  const share = (end: 'value' | 'low' | 'high'): number | null => {
    const { negative } = predictiveValues({
      sensitivity: point.sensitivity[end],
      specificity: point.specificity[end],
      prevalence,
    });
    return negative === null ? null : 1 - negative;
  };
  return frequency(share('value'), share('high'), share('low'));
}

function frequency(value: number | null, low: number | null, high: number | null): NaturalFrequency {
  const of = value !== null && value < 0.02 ? 1000 : 100;
  const count = (share: number | null): string => {
    if (share === null) return '?';
    const films = share * of;
    return films > 0 && films < 0.5 ? 'fewer than 1' : films.toFixed(0);
  };
  return { of, count: count(value), range: `${count(low)} to ${count(high)}` };
}
