import { readersOf, readingOf } from '#domain/casebook/reading-of.ts';
import type { CaseRecord } from '../casebook/case-store.ts';
import type { FinishedRead } from './crossed-reads.ts';

/**
 * Every reader's finished reading of a case that several have read and whose truth is known; none as long as `readerId`
 * has not finished theirs: what others said of it would give it away.
 */
export function finishedReads({ caseId, events }: CaseRecord, readerId: string): FinishedRead[] {
  const readers = readersOf(events);
  // Most cases have one reader, and a casebook can hold a hundred thousand.
  if (readers.length < 2 || readingOf(caseId, readerId, events).state !== 'resolved') return [];
  return readers.flatMap((other) => {
    const reading = readingOf(caseId, other, events);
    if (reading.state !== 'resolved') return [];
    const { unaided, aided, referenceStandard } = reading;
    return [
      {
        caseId,
        readerId: other,
        reader: unaided.reader,
        isPathologic: referenceStandard.truth === 'pathologic',
        unaided: unaided.call,
        aided: aided.call,
        confidencePercent: unaided.confidencePercent,
      },
    ];
  });
}
