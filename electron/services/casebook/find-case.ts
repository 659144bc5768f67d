import { DeclaredError } from '#contract/declared-error.ts';
import type { CaseRecord, CaseStore } from './case-store.ts';

/** The stored case. Throws `case.not-found`. */
export async function findCase(store: CaseStore, caseId: string): Promise<CaseRecord> {
  const record = await store.get(caseId);
  if (!record) throw new DeclaredError('case.not-found', { caseId });
  return record;
}
