import type { CaseQuery } from '#contract/case-page.ts';
import { everyCase } from '#domain/casebook/every-case.ts';

/** The first hundred cases, newest first, without a filter, but for `changes`. */
export function caseQuery(changes: Partial<CaseQuery>): CaseQuery {
  return { ...everyCase, ...changes };
}
