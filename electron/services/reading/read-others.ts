import type { OtherReading } from '#contract/case.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { readersOf, readingOf } from '#domain/casebook/reading-of.ts';
import type { CaseRecord } from '../casebook/case-store.ts';

/**
 * What other readers have committed on a case. Throws `reading.others-hidden` until the reader's own final call is
 * recorded: a colleague's call would change the read before it, and what the model did to it.
 */
export function readOthers({ caseId, events }: CaseRecord, readerId: string): OtherReading[] {
  if (!('aided' in readingOf(caseId, readerId, events))) {
    throw new DeclaredError('reading.others-hidden', { caseId });
  }
  return readersOf(events)
    .filter((other) => other !== readerId)
    .map((other) => readingOf(caseId, other, events))
    .filter((reading) => reading.state !== 'unread')
    .map((reading) => ({
      reader: reading.unaided.reader,
      unaided: reading.unaided,
      amendments: [...reading.amendments],
      aided: 'aided' in reading ? reading.aided : null,
    }));
}
