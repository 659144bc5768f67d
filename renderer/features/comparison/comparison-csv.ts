import type { ComparedCase, Comparison } from '#contract/comparison.ts';
import { callers } from './case-selection.ts';
import { csvTable } from './csv-table.ts';
import { figureCells } from './figure-cells.ts';
import { figureRows } from './figure-rows.ts';
import { readerStudyRows } from './reader-study-rows.ts';

/** One row for each case, without names; calls and verdicts in the words of the contract. */
export function casesCsv(cases: readonly ComparedCase[]): string {
  return csvTable([
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

/** One row for each figure with its 95 % interval, n, and the reason for what is missing; several readers last. */
export function figuresCsv({
  withTruth: truth,
  readerStudy,
}: Pick<Comparison, 'withTruth' | 'readerStudy'>): string {
  return csvTable([
    ['group', 'figure', 'caller', 'value', 'low', 'high', 'n', 'reason', 'p_value'],
    ...figureRows.flatMap(({ figure }) =>
      callers.map((caller) => figureCells('all', figure, caller, truth.callers[caller][figure])),
    ),
    ...truth.pairs.map(({ among, first, second, difference, pValue }) =>
      figureCells(among, 'difference in share right', `${first} less ${second}`, difference, pValue),
    ),
    figureCells('all', 'auroc', 'model', truth.areas.model),
    figureCells('all', 'auroc', 'unaided confidence', truth.areas.confidence),
    figureCells(
      'all',
      'auroc difference',
      'confidence less model',
      truth.areas.difference,
      truth.areas.differencePValue,
    ),
    figureCells('all', 'brier', 'model', truth.calibration.brier),
    figureCells('all', 'expected calibration error', 'model', truth.calibration.expectedError),
    ...Object.entries(truth.switches).map(([name, rate]) => figureCells('all', name, 'aided', rate)),
    ...truth.subgroups.flatMap((group) =>
      callers.flatMap((caller) =>
        (['sensitivity', 'specificity', 'accuracy'] as const).map((figure) =>
          figureCells(`${group.by} ${group.name}`, figure, caller, group[caller][figure]),
        ),
      ),
    ),
    ...readerStudyRows(readerStudy),
  ]);
}
