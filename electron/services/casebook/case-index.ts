import type { CasePage, CaseQuery } from '#contract/case-page.ts';
import type { CaseEntry } from '#domain/casebook/case-entry.ts';
import type { CaseLabels } from '#domain/casebook/case-labels.ts';
import { caseRow, readersOfEntry } from '#domain/casebook/case-row.ts';
import { caseMatcher, commonText, type Asking } from '#domain/casebook/match-case.ts';
import { patientKey } from '#domain/casebook/patient-key.ts';
import type { Announcer } from '../announcer.ts';
import type { CaseEntryStore, LabelledEntry } from './case-entry-store.ts';
import { createCaseOrders, type IndexedCase } from './case-orders.ts';

/**
 * The whole casebook, folded, in memory: a few hundred bytes a case. It is read when first asked for and kept up to
 * date by what is announced, so that a start-up never waits for it.
 */
export interface CaseIndex {
  readonly find: (query: CaseQuery, asking: Asking) => Promise<CasePage>;
  /** Every case, archived ones too, in no particular order. */
  readonly entries: () => Promise<readonly CaseEntry[]>;
  readonly labels: (caseId: string) => Promise<CaseLabels | null>;
  readonly count: (holds: (found: LabelledEntry) => boolean) => Promise<number>;
}

export function createCaseIndex(store: CaseEntryStore, announcer: Announcer): CaseIndex {
  const cases = new Map<string, IndexedCase>();
  const orders = createCaseOrders();
  const changed = new Set<string>();
  let loading: Promise<void> | null = null;
  let refreshed: Promise<void> = Promise.resolve();
  let held: { readonly key: string; readonly found: readonly IndexedCase[] } | null = null;
  let facets: Pick<CasePage, 'caseCount' | 'readers' | 'tags'> | null = null;

  announcer.on('cases.changed', ({ caseId }) => {
    // What is announced before the first question is read with everything else.
    if (loading) changed.add(caseId);
  });

  const load = async (): Promise<void> => {
    for await (const slice of store.load()) {
      for (const found of slice) cases.set(found.entry.caseId, indexed(found));
    }
  };
  const refresh = async (): Promise<void> => {
    for (const caseId of [...changed]) {
      changed.delete(caseId);
      const before = cases.get(caseId);
      const found = await store.get(caseId);
      if (before) orders.remove(before);
      if (found) {
        const now = indexed(found);
        cases.set(caseId, now);
        orders.insert(now);
      }
      held = null;
      facets = null;
    }
  };
  const current = async (): Promise<void> => {
    loading ??= load().catch((thrown: unknown) => {
      // The next question reads again.
      loading = null;
      throw thrown;
    });
    await loading;
    refreshed = refreshed.then(refresh, refresh);
    await refreshed;
  };

  const search = (query: CaseQuery, asking: Asking): readonly IndexedCase[] => {
    const { offset, limit, ...asked } = query;
    const key = JSON.stringify([asked, asking.readerId, asking.now.slice(0, 10)]);
    if (held?.key === key) return held.found;
    const { sort, descending, ...filter } = asked;
    const matches = caseMatcher(filter, asking);
    const found = orders
      .of(sort, asking.readerId, cases.values())
      .filter(({ entry, labels, text }) => matches(entry, labels, text));
    if (descending) found.reverse();
    held = { key, found: byPatient(found) };
    return held.found;
  };

  return {
    find: async (query, asking) => {
      await current();
      const found = search(query, asking);
      facets ??= facetsOf(cases.values());
      return {
        rows: found
          .slice(query.offset, query.offset + query.limit)
          .map(({ entry, labels }) => caseRow(entry, labels, asking.readerId)),
        matchCount: found.length,
        ...facets,
      };
    },
    entries: async () => {
      await current();
      return Array.from(cases.values(), ({ entry }) => entry);
    },
    labels: async (caseId) => {
      await current();
      return cases.get(caseId)?.labels ?? null;
    },
    count: async (holds) => {
      await current();
      return [...cases.values()].filter(holds).length;
    },
  };
}

function indexed({ entry, labels }: LabelledEntry): IndexedCase {
  return { entry, labels, text: commonText(entry, labels), patient: patientKey(entry) };
}

/** Brings the cases of each patient together, where the first of them stands. */
function byPatient(found: readonly IndexedCase[]): readonly IndexedCase[] {
  const groups = new Map<string, IndexedCase[]>();
  for (const one of found) {
    const group = groups.get(one.patient);
    if (group) group.push(one);
    else groups.set(one.patient, [one]);
  }
  return groups.size === found.length ? found : [...groups.values()].flat();
}

function facetsOf(cases: Iterable<IndexedCase>): Pick<CasePage, 'caseCount' | 'readers' | 'tags'> {
  const readers = new Set<string>();
  const tags = new Set<string>();
  let caseCount = 0;
  for (const { entry, labels } of cases) {
    if (!labels.isArchived) caseCount += 1;
    for (const reader of readersOfEntry(entry)) readers.add(reader);
    for (const tag of labels.tags) tags.add(tag);
  }
  return { caseCount, readers: [...readers].toSorted(), tags: [...tags].toSorted() };
}
