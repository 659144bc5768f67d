import { DeclaredError } from '#contract/declared-error.ts';
import { shuffledCases, type SetReading } from '#domain/casebook/set-rules.ts';
import type { Enrolment, SetStore, StoredSet } from './set-store.ts';

/** One reader at one set. */
export interface Sitting {
  readonly set: StoredSet;
  readonly enrolment: Enrolment;
  /** Of every case of the set, begun or not, in the reader's order. */
  readonly readings: readonly SetReading[];
}

export async function findSet(sets: SetStore, setId: string): Promise<StoredSet> {
  const set = await sets.get(setId);
  if (!set) throw new DeclaredError('set.not-found', { setId });
  return set;
}

/** Throws `set.not-found` where there is no such set or this reader has not opened it. */
export async function findSitting(sets: SetStore, setId: string, readerId: string): Promise<Sitting> {
  const set = await findSet(sets, setId);
  const enrolment = (await sets.enrolments(setId)).find((one) => one.readerId === readerId);
  if (!enrolment) throw new DeclaredError('set.not-found', { setId });
  return { set, enrolment, readings: readingsOf(set, enrolment) };
}

export function readingsOf(set: StoredSet, { seed, readings }: Enrolment): readonly SetReading[] {
  const begun = new Map(readings.map((reading) => [reading.caseId, reading]));
  return shuffledCases(set.caseIds.toSorted(), seed).map(
    (caseId) => begun.get(caseId) ?? { caseId, state: 'unread' as const, committedAt: null },
  );
}
