import type { Handlers } from '#contract/contract-types.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import { caseDetail, caseSummary } from './case-detail.ts';
import type { CaseStore } from './case-store.ts';
import { findCase } from './find-case.ts';

/** Lists and shows cases, as far as the reader who is signed in has come with them. */
export function createCasebookService(
  store: CaseStore,
  session: ReaderSession,
): Pick<Handlers, 'cases.list' | 'cases.get'> {
  return {
    'cases.list': async () => {
      const { readerId } = await session.require();
      return (await store.list()).map((record) => caseSummary(record, readerId));
    },
    'cases.get': async ({ caseId }) => {
      const { readerId } = await session.require();
      return caseDetail(await findCase(store, caseId), readerId);
    },
  };
}
