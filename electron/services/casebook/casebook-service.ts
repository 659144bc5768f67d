import type { Handlers } from '#contract/contract-types.ts';
import { priorFilms } from '#domain/casebook/prior-films.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import { caseDetail, caseSummary } from './case-detail.ts';
import type { CaseStore } from './case-store.ts';
import { findCase } from './find-case.ts';

/** As many as a list is scrolled through; those of the same patient come first. */
const offeredPriors = 60;

/** Lists and shows cases, as far as the reader who is signed in has come with them. */
export function createCasebookService(
  store: CaseStore,
  session: ReaderSession,
): Pick<Handlers, 'cases.list' | 'cases.get' | 'cases.priors'> {
  return {
    'cases.list': async () => {
      const { readerId } = await session.require();
      return (await store.list()).map((record) => caseSummary(record, readerId));
    },
    'cases.get': async ({ caseId }) => {
      const { readerId } = await session.require();
      return caseDetail(await findCase(store, caseId), readerId);
    },
    'cases.priors': async ({ caseId }) => {
      await session.require();
      return [...priorFilms(await findCase(store, caseId), await store.list()).slice(0, offeredPriors)];
    },
  };
}
