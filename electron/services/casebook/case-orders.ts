import type { CaseSort } from '#contract/case-page.ts';
import { sortKey } from '#domain/casebook/case-order.ts';
import type { LabelledEntry } from './case-entry-store.ts';

/** A case as the index holds it, with what a search looks at. */
export interface IndexedCase extends LabelledEntry {
  /** See `commonText`. */
  readonly text: string;
  /** See `patientKey`. */
  readonly patient: string;
}

interface Placed {
  readonly key: string;
  readonly found: IndexedCase;
}

/**
 * The cases in each order that was asked for. Sorting a hundred thousand takes longer than a reader should wait, so an
 * order is kept and a changed case is moved within it.
 */
export interface CaseOrders {
  readonly of: (sort: CaseSort, readerId: string, cases: Iterable<IndexedCase>) => IndexedCase[];
  readonly insert: (found: IndexedCase) => void;
  readonly remove: (found: IndexedCase) => void;
}

export function createCaseOrders(): CaseOrders {
  let orders = new Map<CaseSort, Placed[]>();
  let ofReader = '';

  const place = (found: IndexedCase, sort: CaseSort): Placed => ({
    key: sortKey(found.entry, sort, ofReader),
    found,
  });

  return {
    of: (sort, readerId, cases) => {
      // States are the reader's own.
      if (readerId !== ofReader) orders = new Map();
      ofReader = readerId;
      const known = orders.get(sort);
      const order = known ?? Array.from(cases, (found) => place(found, sort)).sort(compare);
      if (!known) orders.set(sort, order);
      return order.map(({ found }) => found);
    },
    insert: (found) => {
      for (const [sort, order] of orders) {
        const placed = place(found, sort);
        order.splice(firstNotBefore(order, placed), 0, placed);
      }
    },
    remove: (found) => {
      for (const [sort, order] of orders) {
        const at = firstNotBefore(order, place(found, sort));
        if (order[at]?.found.entry.caseId === found.entry.caseId) order.splice(at, 1);
      }
    },
  };
}

/** By key; equal ones by case, so that every order is one order. */
function compare(a: Placed, b: Placed): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  const [first, second] = [a.found.entry.caseId, b.found.entry.caseId];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** Where a case stands or would stand. */
function firstNotBefore(order: readonly Placed[], wanted: Placed): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = order[middle];
    if (one && compare(one, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
