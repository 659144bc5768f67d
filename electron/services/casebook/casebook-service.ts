import type { Handlers } from '#contract/contract-types.ts';
import { priorFilms } from '#domain/casebook/prior-films.ts';
import { caseDetail, caseSummary } from './case-detail.ts';
import type { CaseStore } from './case-store.ts';
import { findCase } from './find-case.ts';

/** As many as a list is scrolled through; those of the same patient come first. */
const offeredPriors = 60;

/** Lists and shows cases. */
export function createCasebookService(
  store: CaseStore,
): Pick<Handlers, 'cases.list' | 'cases.get' | 'cases.priors'> {
  return {
    'cases.list': async () => (await store.list()).map(caseSummary),
    'cases.get': async ({ caseId }) => caseDetail(await findCase(store, caseId)),
    'cases.priors': async ({ caseId }) => [
      ...priorFilms(await findCase(store, caseId), await store.list()).slice(0, offeredPriors),
    ],
  };
}
