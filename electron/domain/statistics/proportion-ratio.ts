import type { Counted } from './proportion-difference.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * Bounds of the ratio of two independent proportions, first / second, 0 or more, from the Wilson intervals of both
 * (MOVER-R). They exist where a logarithm does not: with nothing in the first, the lower bound is 0; with nothing in the
 * second, the ratio is endless and so is `high` (null). Null altogether where both are 0, for then there is no ratio.
 * RangeError where either is no proportion.
 * Sources: Donner, Zou, Stat Methods Med Res 2012;21:347-359; Newcombe, Stat Methods Med Res 2016;25:1774-1778.
 */
export function proportionRatio(
  first: Counted,
  second: Counted,
  confidence = 0.95,
): { readonly low: number; readonly high: number | null } | null {
  const one = wilsonInterval(first.successes, first.trials, confidence);
  const two = wilsonInterval(second.successes, second.trials, confidence);
  if (one.value === 0 && two.value === 0) return null;
  const product = one.value * two.value;
  const part = ({ value }: { readonly value: number }, end: number): number => end * (2 * value - end);
  const root = (square: number): number => Math.sqrt(Math.max(0, product ** 2 - square));
  // The lower bound is written over its conjugate, so that no difference in the denominator can vanish.
  const above = part(one, one.low);
  const low = above > 0 ? above / (product + root(above * part(two, two.high))) : 0;
  const below = part(two, two.low);
  const high = below > 0 ? (product + root(part(one, one.high) * below)) / below : null;
  return { low, high };
}
