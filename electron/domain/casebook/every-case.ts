import type { CaseQuery } from '#contract/case-page.ts';
import { dueAfterWeeksByDefault } from './truth-due.ts';

/** As many as are shown on one page. */
export const pageSize = 100;

/** The first page of the casebook, newest first, without a filter. */
export const everyCase: CaseQuery = {
  search: '',
  side: null,
  call: null,
  agreement: null,
  truth: null,
  dueAfterWeeks: dueAfterWeeksByDefault,
  reader: null,
  state: null,
  tag: null,
  openedFrom: null,
  openedTo: null,
  archived: 'hidden',
  sort: 'opened',
  descending: true,
  offset: 0,
  limit: pageSize,
};
