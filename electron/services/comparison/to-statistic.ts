import type { Statistic } from '#contract/statistic.ts';
import type { ProportionEstimate } from '#domain/statistics/estimate-proportion.ts';

/** Any figure of `domain/statistics`, less the proportions. */
type Figure =
  | { readonly kind: 'estimate'; readonly value: number; readonly low: number; readonly high: number }
  | { readonly kind: 'point'; readonly value: number; readonly reason: PointReason }
  | { readonly kind: 'undefined'; readonly reason: NoReason };
type PointReason = Extract<Statistic, { kind: 'point' }>['reason'];
type NoReason = Extract<Statistic, { kind: 'undefined' }>['reason'];

/** A figure as it crosses the contract, with the number of cases it rests on. */
export function toStatistic(figure: Figure, n: number): Statistic {
  switch (figure.kind) {
    case 'estimate':
      return { kind: 'estimate', value: figure.value, low: figure.low, high: figure.high, n };
    case 'point':
      return { kind: 'point', value: figure.value, reason: figure.reason, n };
    case 'undefined':
      return { kind: 'undefined', reason: figure.reason, n };
  }
}

/** A proportion with its Wilson interval; n is what it is a share of. */
export function proportionStatistic(share: ProportionEstimate): Statistic {
  if (share.kind === 'undefined') return toStatistic(share, 0);
  return toStatistic({ kind: 'estimate', value: share.value, ...share.wilson }, share.trials);
}
