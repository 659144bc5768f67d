import type { CaseQuery } from '#contract/case-page.ts';

/** The first hundred cases, newest first, without a filter. */
export function caseQuery(changes: Partial<CaseQuery>): CaseQuery {
  return {
    search: '',
    side: null,
    call: null,
    agreement: null,
    truth: null,
    dueAfterWeeks: 12,
    reader: null,
    state: null,
    tag: null,
    openedFrom: null,
    openedTo: null,
    archived: 'hidden',
    sort: 'opened',
    descending: true,
    offset: 0,
    limit: 100,
    ...changes,
  };
}
