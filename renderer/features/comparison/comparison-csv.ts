import type { ComparedCase } from '#contract/comparison.ts';
import type { Statistic } from '#contract/statistic.ts';
import type { TruthComparison } from '#contract/truth-comparison.ts';
import { callers } from './case-selection.ts';
import { figureRows } from './figure-rows.ts';

type Cell = string | number | null;

/** One row for each case, without names; calls and verdicts in the words of the contract. */
export function casesCsv(cases: readonly ComparedCase[]): string {
  return csv([
    [
      'case_id',
      'is_demo',
      'side',
      'reader',
      'unaided_call',
      'unaided_confidence_percent',
      'aided_call',
      'model_call',
      'model_score',
      'truth',
      'unaided_verdict',
      'aided_verdict',
      'model_verdict',
    ],
    ...cases.map((compared) => [
      compared.caseId,
      compared.isDemo ? 1 : 0,
      compared.side,
      compared.reader,
      compared.unaided,
      compared.confidencePercent,
      compared.aided,
      compared.model,
      compared.score,
      compared.truth,
      ...callers.map((caller) => compared.verdicts?.[caller] ?? null),
    ]),
  ]);
}

/** One row for each figure with its 95 % interval, n, and the reason for what is missing. */
export function figuresCsv(truth: TruthComparison): string {
  const row = (group: string, figure: string, caller: string, statistic: Statistic): Cell[] => [
    group,
    figure,
    caller,
    statistic.kind === 'undefined' ? null : statistic.value,
    statistic.kind === 'estimate' ? statistic.low : null,
    statistic.kind === 'estimate' ? statistic.high : null,
    statistic.n,
    statistic.kind === 'estimate' ? null : statistic.reason,
  ];
  return csv([
    ['group', 'figure', 'caller', 'value', 'low', 'high', 'n', 'reason', 'p_value'],
    ...figureRows.flatMap(({ figure }) =>
      callers.map((caller) => [...row('all', figure, caller, truth.callers[caller][figure]), null]),
    ),
    ...truth.pairs.map((pair) => [
      ...row(pair.among, 'difference in share right', `${pair.first} less ${pair.second}`, pair.difference),
      pair.pValue,
    ]),
    [...row('all', 'auroc', 'model', truth.areas.model), null],
    [...row('all', 'auroc', 'unaided confidence', truth.areas.confidence), null],
    [
      ...row('all', 'auroc difference', 'confidence less model', truth.areas.difference),
      truth.areas.differencePValue,
    ],
    [...row('all', 'brier', 'model', truth.calibration.brier), null],
    [...row('all', 'expected calibration error', 'model', truth.calibration.expectedError), null],
    ...Object.entries(truth.switches).map(([name, rate]) => [...row('all', name, 'aided', rate), null]),
    ...truth.subgroups.flatMap((group) =>
      callers.flatMap((caller) =>
        (['sensitivity', 'specificity', 'accuracy'] as const).map((figure) => [
          ...row(`${group.by} ${group.name}`, figure, caller, group[caller][figure]),
          null,
        ]),
      ),
    ),
  ]);
}

/** RFC 4180. A cell that a spreadsheet would take for a formula is written as text. */
function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
