import type { Band } from '#contract/prediction.ts';

/** Where a score lies: both ends of the indeterminate band belong to it. */
export function scoreBand(score: number, band: { readonly low: number; readonly high: number }): Band {
  if (score < band.low) return 'below';
  return score > band.high ? 'above' : 'indeterminate';
}
