import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate, withInterval, type IntervalEstimate, type NoEstimate } from './estimate.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * F1, the harmonic mean of sensitivity and positive predictive value, 0..1; undefined when every case is a true negative.
 * F1 = 2S / (1 + S) grows with S = TP / (TP + FP + FN), a proportion of the cases that are no true negatives:
 * the interval is Wilson's for S, transformed.
 * Source: Hand, Christen, Kirielle, Mach Learn 2021;110:451-456 (the transformation).
 */
export function f1Score(table: ConfusionTable, confidence = 0.95): IntervalEstimate | NoEstimate<'no-cases'> {
  checkConfusionTable(table);
  const { truePositive, falseNegative, falsePositive } = table;
  const trials = truePositive + falseNegative + falsePositive;
  if (trials === 0) return noEstimate('no-cases');
  const share = wilsonInterval(truePositive, trials, confidence);
  const f1 = (s: number): number => (2 * s) / (1 + s);
  return withInterval({ value: f1(share.value), low: f1(share.low), high: f1(share.high) });
}
