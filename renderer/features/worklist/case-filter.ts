import { create } from 'zustand';
import type { CaseQuery } from '#contract/case-page.ts';
import { everyCase } from '#domain/casebook/every-case.ts';

interface CaseFilterState {
  readonly query: CaseQuery;
  readonly change: (part: Partial<CaseQuery>) => void;
}

/** What was last asked of the casebook: going to a film and back loses nothing. */
export const useCaseFilter = create<CaseFilterState>()((set) => ({
  query: everyCase,
  change: (part) => {
    // Another question starts on its first page.
    set(({ query }) => ({ query: { ...query, offset: 0, ...part } }));
  },
}));

/** Whether a query leaves any case out that is not archived. */
export function isFiltered(query: CaseQuery): boolean {
  const { sort, descending, offset, limit, dueAfterWeeks } = query;
  const plain = { ...everyCase, sort, descending, offset, limit, dueAfterWeeks };
  return JSON.stringify(query) !== JSON.stringify({ ...query, ...plain });
}
