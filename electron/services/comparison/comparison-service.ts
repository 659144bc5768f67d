import type { AgreementTable, ComparedCase, Comparison } from '#contract/comparison.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { summariseAgreement } from '#domain/statistics/summarise-agreement.ts';
import type { CaseIndex } from '../casebook/case-index.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import type { BlindedCases } from '../sets/blinded-cases.ts';
import { readSettings } from '../settings/settings-service.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { compareWithTruth } from './compare-with-truth.ts';
import { finishedReads } from './finished-reads.ts';
import { readerStudy } from './reader-study.ts';
import { revealedCase, type RevealedCase } from './revealed-case.ts';

interface ComparisonParts {
  readonly cases: CaseIndex;
  readonly settings: SettingsStore;
  readonly session: ReaderSession;
  readonly blinded: BlindedCases;
}

/**
 * Own calls against the model's, over every case that the signed-in reader has revealed, and both against the truth
 * where it is known. Another reader's calls would give cases away that are still to be read.
 * Demonstration films count only when asked for, and cases of a study under way not at all: the verdicts would give
 * their truth away.
 */
export function createComparisonService({
  cases,
  settings,
  session,
  blinded,
}: ComparisonParts): Pick<Handlers, 'comparison.summarise'> {
  return {
    'comparison.summarise': async ({ includeDemo = false }) => {
      const { prevalence } = await readSettings(settings);
      const { readerId } = await session.require();
      const closed = await blinded(readerId);
      const entries = (await cases.entries())
        .filter(({ caseId }) => !closed.has(caseId))
        .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
      const demoCount = entries.filter((entry) => entry.isDemo && revealedCase(entry, readerId)).length;
      const counted = includeDemo ? entries : entries.filter(({ isDemo }) => !isDemo);
      const revealed = counted
        .map((entry) => revealedCase(entry, readerId))
        .filter((found) => found !== null);
      const finished = counted.flatMap((entry) => finishedReads(entry, readerId));
      return { ...compare(revealed, prevalence), demoCount, readerStudy: readerStudy(finished) };
    },
  };
}

function compare(
  revealed: readonly RevealedCase[],
  prevalence: number,
): Omit<Comparison, 'demoCount' | 'readerStudy'> {
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
