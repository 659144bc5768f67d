import { noEstimate, type NoEstimate } from './estimate.ts';
import { fitLogisticLine } from './fit-logistic-line.ts';
import type { Interval } from './interval.ts';
import type { ScoredCase } from './scored-case.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/** How scores, read as probabilities, must be bent to fit what came true; Wald intervals. */
export interface CalibrationLine {
  readonly kind: 'estimate';
  /** 1 is ideal; below 1 the scores are too extreme, above 1 too timid. */
  readonly slope: Interval;
  /** Intercept fitted together with the slope, in logits; 0 is ideal. */
  readonly intercept: Interval;
  /** Intercept with the slope held at 1, in logits: above 0, the scores are too low on the whole. */
  readonly inTheLarge: Interval;
}

export type CalibrationLineEstimate =
  | CalibrationLine
  | NoEstimate<
      'one-class-only' | 'one-score-only' | 'score-at-limit' | 'perfect-separation' | 'no-convergence'
    >;

/**
 * Logistic recalibration: outcome on the logit of the score.
 * Undefined where one class is missing, all scores are equal, a score is 0 or 1 or outside (its logit is not finite),
 * or the scores separate the classes (the slope would be endless).
 * Sources: Cox, Biometrika 1958;45:562-565; Miller et al, Stat Med 1991;10:1213-1226.
 */
export function calibrationLine(cases: readonly ScoredCase[], confidence = 0.95): CalibrationLineEstimate {
  if (!cases.every(({ score }) => score > 0 && score < 1)) return noEstimate('score-at-limit');
  const logits = (wanted: boolean): number[] =>
    cases.filter(({ positive }) => positive === wanted).map(({ score }) => Math.log(score / (1 - score)));
  const positives = logits(true);
  const negatives = logits(false);
  if (positives.length === 0 || negatives.length === 0) return noEstimate('one-class-only');
  const all = range([...positives, ...negatives]);
  if (all.lowest === all.highest) return noEstimate('one-score-only');
  const above = range(positives);
  const below = range(negatives);
  if (below.highest <= above.lowest || above.highest <= below.lowest) return noEstimate('perfect-separation');

  const labelled = [
    ...positives.map((logit) => ({ logit, positive: true })),
    ...negatives.map((logit) => ({ logit, positive: false })),
  ];
  const line = fitLogisticLine(
    labelled.map(({ logit, positive }) => ({ x: logit, offset: 0, positive })),
    true,
  );
  const large = fitLogisticLine(
    labelled.map(({ logit, positive }) => ({ x: 0, offset: logit, positive })),
    false,
  );
  if (!line || !large) return noEstimate('no-convergence');
  const z = standardNormalQuantile(confidence);
  const wald = (value: number, error: number): Interval => ({
    value,
    low: value - z * error,
    high: value + z * error,
  });
  return {
    kind: 'estimate',
    slope: wald(line.slope, line.slopeError),
    intercept: wald(line.intercept, line.interceptError),
    inTheLarge: wald(large.intercept, large.interceptError),
  };
}

function range(values: readonly number[]): { readonly lowest: number; readonly highest: number } {
  return values.reduce(
    ({ lowest, highest }, value) => ({ lowest: Math.min(lowest, value), highest: Math.max(highest, value) }),
    { lowest: Infinity, highest: -Infinity },
  );
}
