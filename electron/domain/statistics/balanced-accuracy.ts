import type { ConfusionTable } from './confusion-table.ts';
import { withInterval, type IntervalEstimate, type NoEstimate } from './estimate.ts';
import { youdenIndex } from './youden-index.ts';

/**
 * Balanced accuracy, the mean of sensitivity and specificity, 0..1; undefined when either group has no cases.
 * The interval is that of Youden's index, of which it is a linear function. The published ".848" is this figure,
 * not the share of cases called rightly.
 * Source: Brodersen et al, Proc 20th Int Conf Pattern Recognition 2010:3121-3124 (definition).
 */
export function balancedAccuracy(
  table: ConfusionTable,
  confidence = 0.95,
): IntervalEstimate | NoEstimate<'no-cases'> {
  const youden = youdenIndex(table, confidence);
  if (youden.kind === 'undefined') return youden;
  const half = (end: number): number => (end + 1) / 2;
  return withInterval({ value: half(youden.value), low: half(youden.low), high: half(youden.high) });
}
