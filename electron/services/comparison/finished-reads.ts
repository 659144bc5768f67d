import { readingIn, type CaseEntry } from '#domain/casebook/case-entry.ts';
import type { FinishedRead } from './crossed-reads.ts';

/**
 * Every reader's finished reading of a case whose truth is known, or none as long as `readerId` has not finished theirs:
 * what others said of it would give it away.
 */
export function finishedReads(entry: CaseEntry, readerId: string): FinishedRead[] {
  if (readingIn(entry, readerId).state !== 'resolved') return [];
  return entry.readings.flatMap(({ readerId: other, unaided, aided, truth }) => {
    if (!unaided || !aided || truth === null) return [];
    return [
      {
        caseId: entry.caseId,
        readerId: other,
        reader: unaided.reader,
        isPathologic: truth === 'pathologic',
        unaided: unaided.call,
        aided: aided.call,
        confidencePercent: unaided.confidencePercent,
      },
    ];
  });
}
