import type { CaseDetail, CaseSummary } from '#contract/case.ts';
import { replayReading } from '#domain/casebook/advance-reading.ts';
import { isDemoFilm } from '#domain/casebook/demo-film.ts';
import type { CaseRecord } from './case-store.ts';

/** What a list shows of a case. */
export function caseSummary(record: CaseRecord): CaseSummary {
  const { caseId, title, openedAt } = record;
  return {
    caseId,
    title,
    openedAt,
    state: replayReading(caseId, record.events).state,
    isDemo: isDemoFilm(record.facts),
  };
}

/** What a window shows of a case. The prediction is present only in states in which it was revealed. */
export function caseDetail(record: CaseRecord): CaseDetail {
  const reading = replayReading(record.caseId, record.events);
  return {
    ...caseSummary(record),
    facts: record.facts,
    assessment: record.assessment,
    mark: reading.mark,
    unaided: 'unaided' in reading ? reading.unaided : null,
    prediction: 'prediction' in reading ? reading.prediction : null,
    aided: 'aided' in reading ? reading.aided : null,
    referenceStandard: 'referenceStandard' in reading ? reading.referenceStandard : null,
  };
}
