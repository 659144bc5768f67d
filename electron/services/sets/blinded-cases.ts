import { isSetFinished } from '#domain/casebook/set-rules.ts';
import { readingsOf } from './find-sitting.ts';
import type { SetStore } from './set-store.ts';

/** Cases of studies that a reader has begun and not finished: outside the study they stay closed to that reader. */
export type BlindedCases = (readerId: string) => Promise<ReadonlySet<string>>;

export function createBlindedCases(sets: SetStore): BlindedCases {
  return async (readerId) => {
    const blinded = new Set<string>();
    for (const set of await sets.list()) {
      if (set.kind !== 'study') continue;
      const own = (await sets.enrolments(set.setId)).find((one) => one.readerId === readerId);
      if (!own || isSetFinished(set, readingsOf(set, own))) continue;
      for (const caseId of set.caseIds) blinded.add(caseId);
    }
    return blinded;
  };
}
