import type { AgreementTable, ComparedCase, Comparison } from '#contract/comparison.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { soleReader } from '#domain/casebook/case-entry.ts';
import { summariseAgreement } from '#domain/statistics/summarise-agreement.ts';
import type { CaseIndex } from '../casebook/case-index.ts';
import { readSettings } from '../settings/settings-service.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { compareWithTruth } from './compare-with-truth.ts';
import { revealedCase, type RevealedCase } from './revealed-case.ts';

/**
 * Own calls against the model's, over every revealed case, and both against the truth where it is known.
 * Demonstration films count only when asked for.
 */
export function createComparisonService(
  cases: CaseIndex,
  settings: SettingsStore,
): Pick<Handlers, 'comparison.summarise'> {
  return {
    'comparison.summarise': async ({ includeDemo = false }) => {
      const { prevalence } = await readSettings(settings);
      const revealed = (await cases.entries())
        .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
        .map((entry) => revealedCase(entry, soleReader))
        .filter((found) => found !== null);
      const counted = includeDemo ? revealed : revealed.filter(({ compared }) => !compared.isDemo);
      const demoCount = revealed.filter(({ compared }) => compared.isDemo).length;
      return { ...compare(counted, prevalence), demoCount };
    },
  };
}

function compare(revealed: readonly RevealedCase[], prevalence: number): Omit<Comparison, 'demoCount'> {
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
