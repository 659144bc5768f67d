import type { AgreementTable, ComparedCase, Comparison } from '#contract/comparison.ts';
import { summariseAgreement } from '#domain/statistics/summarise-agreement.ts';
import { sumOf, type CalledCases } from './tally-calls.ts';

/** The reader's calls against the model's, whether the truth is known or not. */
export function compareCalls(
  called: readonly CalledCases[],
): Pick<
  Comparison,
  'revealedCount' | 'readerIndeterminateCount' | 'modelRefusedCount' | 'unaidedAgainstModel' | 'changedCalls'
> {
  const both = (reader: ComparedCase['unaided'], model: ComparedCase['model']): number =>
    sumOf(called, (one) => one.unaided === reader && one.model === model);
  const table: AgreementTable = {
    bothPathologic: both('pathologic', 'pathologic'),
    readerPathologicOnly: both('pathologic', 'nonpathologic'),
    modelPathologicOnly: both('nonpathologic', 'pathologic'),
    bothNonpathologic: both('nonpathologic', 'nonpathologic'),
  };
  return {
    revealedCount: sumOf(called),
    readerIndeterminateCount: sumOf(called, ({ unaided }) => unaided === 'indeterminate'),
    modelRefusedCount: sumOf(called, ({ model }) => model === 'refused'),
    unaidedAgainstModel: summariseAgreement(table),
    changedCalls: countChanges(called),
  };
}

function countChanges(called: readonly CalledCases[]): Comparison['changedCalls'] {
  const decided = called.filter(({ aided }) => aided !== null);
  const changed = decided.filter(({ unaided, aided }) => unaided !== aided);
  const toModel = sumOf(changed, ({ aided, model }) => aided === model);
  const awayFromModel = sumOf(changed, ({ unaided, model }) => unaided === model);
  return { toModel, awayFromModel, other: sumOf(changed) - toModel - awayFromModel, n: sumOf(decided) };
}
