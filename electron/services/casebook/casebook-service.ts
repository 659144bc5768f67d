import type { Handlers } from '#contract/contract-types.ts';
import { caseDetail, caseSummary } from './case-detail.ts';
import type { CaseStore } from './case-store.ts';
import { findCase } from './find-case.ts';

/** Lists and shows cases. */
export function createCasebookService(store: CaseStore): Pick<Handlers, 'cases.list' | 'cases.get'> {
  return {
    'cases.list': async () => (await store.list()).map(caseSummary),
    'cases.get': async ({ caseId }) => caseDetail(await findCase(store, caseId)),
  };
}
