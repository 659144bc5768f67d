import { DeclaredError } from '#contract/declared-error.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import { parseSetCaseId, setReaderId } from '#domain/casebook/set-case.ts';
import type { CaseRecord, CaseStore } from '../casebook/case-store.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import type { BlindedCases } from './blinded-cases.ts';
import { findSitting } from './find-sitting.ts';
import type { SetStore } from './set-store.ts';

interface SetCaseStoreParts {
  readonly cases: CaseStore;
  readonly sets: SetStore;
  readonly session: ReaderSession;
  readonly blinded: BlindedCases;
}

/**
 * The casebook as a reader may see it: a case of a set is the same film without names and dates, with what this reader
 * did with it in this set and nothing else; and a case of a study under way is closed outside that study.
 */
export function createSetCaseStore(parts: SetCaseStoreParts): CaseStore {
  const { cases, sets, session, blinded } = parts;
  return {
    ...cases,
    get: async (id) => {
      const { readerId } = await session.require();
      const within = parseSetCaseId(id);
      if (!within) {
        if ((await blinded(readerId)).has(id)) throw new DeclaredError('set.blinded', { caseId: id });
        return cases.get(id);
      }
      const { readings } = await findSitting(sets, within.setId, readerId);
      const position = readings.findIndex(({ caseId }) => caseId === within.caseId) + 1;
      const record = position === 0 ? null : await cases.get(within.caseId);
      return record && withoutIdentity(record, id, position, readerId, setReaderId(readerId, within.setId));
    },
    list: async () => {
      const closed = await blinded((await session.require()).readerId);
      return (await cases.list()).filter(({ caseId }) => !closed.has(caseId));
    },
    thumbnail: (id) => cases.thumbnail(parseSetCaseId(id)?.caseId ?? id),
    append: (id, event) => {
      const within = parseSetCaseId(id);
      if (!within) return cases.append(id, event);
      const { caseId, setId } = within;
      return cases.append(caseId, { ...event, readerId: setReaderId(event.readerId, setId) });
    },
  };
}

function withoutIdentity(
  record: CaseRecord,
  caseId: string,
  position: number,
  readerId: string,
  sittingId: string,
): CaseRecord {
  const title = `Case ${String(position)}`;
  const { patientName, patientId, accessionNumber, studyDate, ...facts } = record.facts;
  return {
    ...record,
    caseId,
    title,
    source: { ...record.source, fileName: title },
    facts: { ...facts, fileName: title },
    events: record.events
      .filter((event) => event.readerId === sittingId)
      .map((event): ReadingEvent => ({ ...event, readerId })),
  };
}
