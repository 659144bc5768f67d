import { readersOf, readingOf } from '#domain/casebook/reading-of.ts';
import type { CaseRecord } from '../casebook/case-store.ts';
import type { FinishedRead } from './crossed-reads.ts';

/**
 * Every reader's finished reading of a case whose truth is known, or none as long as `readerId` has not finished theirs:
 * what others said of it would give it away.
 */
export function finishedReads({ caseId, events }: CaseRecord, readerId: string): FinishedRead[] {
  if (readingOf(caseId, readerId, events).state !== 'resolved') return [];
  return readersOf(events).flatMap((other) => {
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
