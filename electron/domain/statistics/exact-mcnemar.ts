import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import { checkCount } from './check-count.ts';
import { noEstimate, type NoEstimate } from './estimate.ts';

export type McNemarTest =
  { readonly kind: 'tested'; readonly pValue: number } | NoEstimate<'no-discordant-pairs'>;

/**
 * Exact McNemar test of two calls on the same cases: two-sided p against equal chances of either discordance.
 * `firstOnly` and `secondOnly` count cases that only one of the two called rightly, whole numbers.
 * Undefined where the two never differ. RangeError for impossible counts.
 * Source: McNemar, Psychometrika 1947;12:153-157, with the binomial distribution (doubled smaller tail, at most 1).
 */
export function exactMcNemar(firstOnly: number, secondOnly: number): McNemarTest {
  checkCount('first only', firstOnly);
  checkCount('second only', secondOnly);
  const pairs = firstOnly + secondOnly;
  if (pairs === 0) return noEstimate('no-discordant-pairs');
  return {
    kind: 'tested',
    pValue: Math.min(1, 2 * binomialCdf(Math.min(firstOnly, secondOnly), pairs, 0.5)),
  };
}
