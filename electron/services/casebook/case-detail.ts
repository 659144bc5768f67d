import type { CaseDetail, CaseSummary } from '#contract/case.ts';
import { isDemoFilm } from '#domain/casebook/demo-film.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import type { CaseRecord } from './case-store.ts';

/** What a list shows a reader of a case. */
export function caseSummary(record: CaseRecord, readerId: string): CaseSummary {
  const { caseId, title, openedAt } = record;
  return {
    caseId,
    title,
    openedAt,
    state: readingOf(caseId, readerId, record.events).state,
    isDemo: isDemoFilm(record.facts),
  };
}

/** What a window shows a reader of a case: their own reading of it. The prediction is present only in states in which it was revealed. */
export function caseDetail(record: CaseRecord, readerId: string): CaseDetail {
  const reading = readingOf(record.caseId, readerId, record.events);
  return {
    ...caseSummary(record, readerId),
    facts: record.facts,
    assessment: record.assessment,
    mark: reading.mark,
    unaided: 'unaided' in reading ? reading.unaided : null,
    amendments: 'amendments' in reading ? [...reading.amendments] : [],
    prediction: 'prediction' in reading ? reading.prediction : null,
    aided: 'aided' in reading ? reading.aided : null,
    referenceStandard: 'referenceStandard' in reading ? reading.referenceStandard : null,
    sitting: null,
  };
}
