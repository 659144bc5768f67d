import { weightedKappa, type KappaEstimate } from './weighted-kappa.ts';

/**
 * Cohen's kappa of two raters over the same cases, -1..1: every disagreement counts wholly.
 * Table, interval and undefined cases are those of `weightedKappa`.
 * Source: Cohen, Educ Psychol Meas 1960;20:37-46.
 */
export function cohenKappa(table: readonly (readonly number[])[], confidence = 0.95): KappaEstimate {
  return weightedKappa(table, 'unweighted', confidence);
}
