import type { AgreementTable, ComparedCase, Comparison } from '#contract/comparison.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { summariseAgreement } from '#domain/statistics/summarise-agreement.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import { readSettings } from '../settings/settings-service.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { compareWithTruth } from './compare-with-truth.ts';
import { finishedReads } from './finished-reads.ts';
import { readerStudy } from './reader-study.ts';
import { revealedCase, type RevealedCase } from './revealed-case.ts';

/**
 * Own calls against the model's, over every case that the signed-in reader has revealed, and both against the truth
 * where it is known. Another reader's calls would give cases away that are still to be read.
 */
export function createComparisonService(
  cases: CaseStore,
  settings: SettingsStore,
  session: ReaderSession,
): Pick<Handlers, 'comparison.summarise'> {
  return {
    'comparison.summarise': async () => {
      const { prevalence } = await readSettings(settings);
      const { readerId } = await session.require();
      const records = await cases.list();
      const revealed = records
        .map((record) => revealedCase(record, readerId))
        .filter((found) => found !== null);
      const finished = records.flatMap((record) => finishedReads(record, readerId));
      return { ...compare(revealed, prevalence), readerStudy: readerStudy(finished) };
    },
  };
}

function compare(revealed: readonly RevealedCase[], prevalence: number): Omit<Comparison, 'readerStudy'> {
  const cases = revealed.map(({ compared }) => compared);
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
    withTruth: compareWithTruth(revealed, prevalence),
    cases,
  };
}

function countChanges(cases: readonly ComparedCase[]): Comparison['changedCalls'] {
  const decided = cases.filter(({ aided }) => aided !== null);
  const changed = decided.filter(({ unaided, aided }) => unaided !== aided);
  const toModel = changed.filter(({ aided, model }) => aided === model).length;
  const awayFromModel = changed.filter(({ unaided, model }) => unaided === model).length;
  return { toModel, awayFromModel, other: changed.length - toModel - awayFromModel, n: decided.length };
}
