import type { CaseRow } from '#contract/case-page.ts';
import { readingIn, type CaseEntry } from './case-entry.ts';
import type { CaseLabels } from './case-labels.ts';
import { patientKey } from './patient-key.ts';

/** What a reader may see of a case in a list. */
export function caseRow(entry: CaseEntry, labels: CaseLabels, readerId: string): CaseRow {
  const own = readingIn(entry, readerId);
  return {
    caseId: entry.caseId,
    title: entry.title,
    openedAt: entry.openedAt,
    isDemo: entry.isDemo,
    state: own.state,
    patientKey: patientKey(entry),
    patientId: entry.patientId,
    accessionNumber: entry.accessionNumber,
    studyDate: entry.studyDate,
    fileName: entry.fileName,
    side: own.side ?? entry.statedSide,
    unaided: own.unaided?.call ?? null,
    aided: own.aided?.call ?? null,
    model: own.model?.call ?? null,
    truth: own.truth,
    truthMissingSince: entry.truthIsKnown ? null : (own.aided?.decidedAt ?? null),
    readers: readersOfEntry(entry),
    tags: [...labels.tags],
    isArchived: labels.isArchived,
  };
}

/** Names of those who have committed a read, each once. */
export function readersOfEntry(entry: CaseEntry): string[] {
  return [...new Set(entry.readings.flatMap(({ unaided }) => (unaided ? [unaided.reader] : [])))];
}
