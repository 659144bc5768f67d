import { checkProbability } from './check-probability.ts';
import type { ScoredCase } from './scored-case.ts';

/**
 * Brier score: mean squared distance of the score, a probability 0..1, from what came true; 0 (best) to 1.
 * Null without cases; RangeError for a score that is no probability.
 * Source: Brier, Mon Weather Rev 1950;78:1-3, in its form for one outcome.
 */
export function brierScore(cases: readonly ScoredCase[]): number | null {
  if (cases.length === 0) return null;
  return (
    cases.reduce((sum, { score, positive }) => {
      checkProbability('a score', score);
      return sum + (score - (positive ? 1 : 0)) ** 2;
    }, 0) / cases.length
  );
}
