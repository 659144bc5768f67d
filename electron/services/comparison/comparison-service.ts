import type { AgreementTable, ComparedCase, Comparison } from '#contract/comparison.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { replayReading } from '#domain/casebook/advance-reading.ts';
import type { Reading } from '#domain/casebook/reading.ts';
import { summariseAgreement } from '#domain/statistics/summarise-agreement.ts';
import type { CaseRecord, CaseStore } from '../casebook/case-store.ts';

/** Own calls against the model's, over every revealed case. */
export function createComparisonService(cases: CaseStore): Pick<Handlers, 'comparison.summarise'> {
  return {
    'comparison.summarise': async () => compare((await cases.list()).flatMap(comparedCase)),
  };
}

function compare(cases: readonly ComparedCase[]): Comparison {
  const both = (reader: ComparedCase['unaided'], model: ComparedCase['model']): number =>
    cases.filter((compared) => compared.unaided === reader && compared.model === model).length;
  const table: AgreementTable = {
    bothPathologic: both('pathologic', 'pathologic'),
    readerPathologicOnly: both('pathologic', 'nonpathologic'),
    modelPathologicOnly: both('nonpathologic', 'pathologic'),
    bothNonpathologic: both('nonpathologic', 'nonpathologic'),
  };
  return {
    revealedCount: cases.length,
    readerIndeterminateCount: cases.filter(({ unaided }) => unaided === 'indeterminate').length,
    modelRefusedCount: cases.filter(({ model }) => model === 'refused').length,
    unaidedAgainstModel: summariseAgreement(table),
    changedCalls: countChanges(cases),
    cases: [...cases],
  };
}

function countChanges(cases: readonly ComparedCase[]): Comparison['changedCalls'] {
  const decided = cases.filter(({ aided }) => aided !== null);
  const changed = decided.filter(({ unaided, aided }) => unaided !== aided);
  const toModel = changed.filter(({ aided, model }) => aided === model).length;
  const awayFromModel = changed.filter(({ unaided, model }) => unaided === model).length;
  return { toModel, awayFromModel, other: changed.length - toModel - awayFromModel, n: decided.length };
}

function comparedCase(record: CaseRecord): ComparedCase[] {
  const reading = replayReading(record.caseId, record.events);
  if (!isRevealed(reading)) return [];
  const { prediction } = reading;
  return [
    {
      caseId: record.caseId,
      title: record.title,
      unaided: reading.unaided.call,
      aided: 'aided' in reading ? reading.aided.call : null,
      model: prediction.kind === 'refused' ? 'refused' : prediction.call,
      score: prediction.kind === 'refused' ? null : prediction.score,
    },
  ];
}

function isRevealed(reading: Reading): reading is Extract<Reading, { prediction: unknown }> {
  return 'prediction' in reading;
}
