import type { Statistic } from '#contract/statistic.ts';
import type { Cell } from './csv-table.ts';

/** A row of the table of figures: what it is, value, interval, n, the reason for what is missing, and p. */
export function figureCells(
  group: string,
  figure: string,
  caller: string,
  statistic: Statistic,
  pValue: number | null = null,
): Cell[] {
  return [
    group,
    figure,
    caller,
    statistic.kind === 'undefined' ? null : statistic.value,
    statistic.kind === 'estimate' ? statistic.low : null,
    statistic.kind === 'estimate' ? statistic.high : null,
    statistic.n,
    statistic.kind === 'estimate' ? null : statistic.reason,
    pValue,
  ];
}
