import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import { noEstimate, type NoEstimate } from './estimate.ts';
import { wilsonInterval } from './wilson-interval.ts';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A proportion, 0..1, as counted: both its intervals, and the counts it comes from. */
export interface Proportion {
  readonly kind: 'estimate';
  readonly value: number;
  readonly successes: number;
  readonly trials: number;
  readonly wilson: Bounds;
  readonly clopperPearson: Bounds;
}

export type ProportionEstimate = Proportion | NoEstimate<'no-cases'>;

/** `successes` of `trials` with Wilson and Clopper-Pearson intervals; undefined when there are no trials. */
export function estimateProportion(successes: number, trials: number, confidence = 0.95): ProportionEstimate {
  if (trials === 0 && successes === 0) return noEstimate('no-cases');
  const wilson = wilsonInterval(successes, trials, confidence);
  const exact = clopperPearsonInterval(successes, trials, confidence);
  return {
    kind: 'estimate',
    value: wilson.value,
    successes,
    trials,
    wilson: { low: wilson.low, high: wilson.high },
    clopperPearson: { low: exact.low, high: exact.high },
  };
}
