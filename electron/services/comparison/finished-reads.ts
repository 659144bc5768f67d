import { readingIn, type CaseEntry } from '#domain/casebook/case-entry.ts';
import type { FinishedRead } from './crossed-reads.ts';

/**
 * Every reader's finished reading of each case that several have read and whose truth is known; none of a case as long
 * as `readerId` has not finished theirs: what others said of it would give it away.
 */
export function finishedReads(entries: readonly CaseEntry[], readerId: string): FinishedRead[] {
  // Most cases have one reader, and a casebook can hold a hundred thousand.
  return entries.filter(({ readings }) => readings.length > 1).flatMap((entry) => ofCase(entry, readerId));
}

function ofCase(entry: CaseEntry, readerId: string): FinishedRead[] {
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
