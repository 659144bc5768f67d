import type { Interval } from './interval.ts';

/** A statistic with its interval. */
export interface IntervalEstimate extends Interval {
  readonly kind: 'estimate';
}

/** A statistic that has a value but no honest interval, and why. */
export interface PointEstimate<Reason extends string> {
  readonly kind: 'point';
  readonly value: number;
  readonly reason: Reason;
}

/** A statistic that does not exist for these data, and why. */
export interface NoEstimate<Reason extends string> {
  readonly kind: 'undefined';
  readonly reason: Reason;
}

export function withInterval({ value, low, high }: Interval): IntervalEstimate {
  return { kind: 'estimate', value, low, high };
}

export function withoutInterval<Reason extends string>(value: number, reason: Reason): PointEstimate<Reason> {
  return { kind: 'point', value, reason };
}

export function noEstimate<Reason extends string>(reason: Reason): NoEstimate<Reason> {
  return { kind: 'undefined', reason };
}
