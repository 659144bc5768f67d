import type { CasePage, CaseQuery } from '#contract/case-page.ts';
import type { CaseEntry } from '#domain/casebook/case-entry.ts';
import type { CaseLabels } from '#domain/casebook/case-labels.ts';
import { caseRow } from '#domain/casebook/case-row.ts';
import { caseMatcher, searchableCase, type Asking } from '#domain/casebook/match-case.ts';
import { patientKey } from '#domain/casebook/patient-key.ts';
import { withoutKeys } from '#domain/without-keys.ts';
import type { Announcer } from '../announcer.ts';
import type { CaseEntryStore, LabelledEntry } from './case-entry-store.ts';
import { createCaseOrders, type IndexedCase } from './case-orders.ts';

/**
 * The whole casebook, folded, in memory: a few hundred bytes a case. It is read when first asked for and kept up to
 * date by what is announced, so that a start-up never waits for it.
 */
export interface CaseIndex {
  readonly find: (query: CaseQuery, asking: Asking) => Promise<CasePage>;
  /** Every case, archived ones too, the latest opened first; the same list as long as nothing has changed. */
  readonly entries: () => Promise<readonly CaseEntry[]>;
  readonly labels: (caseId: string) => Promise<CaseLabels | null>;
  readonly count: (holds: (found: LabelledEntry) => boolean) => Promise<number>;
}

export function createCaseIndex(store: CaseEntryStore, announcer: Announcer): CaseIndex {
  const cases = new Map<string, IndexedCase>();
  const patients = new Map<string, number>();
  const orders = createCaseOrders();
  const changed = new Set<string>();
  let loading: Promise<void> | null = null;
  let refreshed: Promise<void> = Promise.resolve();
  let held: { readonly key: string; readonly found: readonly IndexedCase[] } | null = null;
  let newestFirst: readonly CaseEntry[] | null = null;
  let facets: Pick<CasePage, 'caseCount' | 'readers' | 'tags'> | null = null;

  const indexed = ({ entry, labels }: LabelledEntry): IndexedCase => {
    const key = patientKey(entry);
    const patient = patients.get(key) ?? patients.size;
    patients.set(key, patient);
    return { ...searchableCase(entry, labels), patient };
  };

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
      const found = await store.get(caseId).catch((thrown: unknown) => {
        changed.add(caseId);
        throw thrown;
      });
      if (before) orders.remove(before);
      if (found) {
        const now = indexed(found);
        cases.set(caseId, now);
        orders.insert(now);
      }
      held = null;
      newestFirst = null;
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
    const asked = withoutKeys(query, ['offset', 'limit']);
    const key = JSON.stringify([asked, asking.readerId, asking.now.slice(0, 10)]);
    if (held?.key === key) return held.found;
    const { sort, descending, ...filter } = asked;
    const matches = caseMatcher(filter, asking);
    const found: IndexedCase[] = [];
    for (const placed of orders.of(sort, asking.readerId, cases.values())) {
      if (matches(placed.found)) found.push(placed.found);
    }
    if (descending) found.reverse();
    held = { key, found: byPatient(found, patients.size) };
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
      newestFirst ??= Array.from(cases.values(), ({ entry }) => entry).sort(byOpeningFromLatest);
      return newestFirst;
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

function byOpeningFromLatest(one: CaseEntry, other: CaseEntry): number {
  if (one.openedAt === other.openedAt) return 0;
  return one.openedAt < other.openedAt ? 1 : -1;
}

/**
 * Brings the cases of each patient together, where the first of them stands. Places are counted out before they are
 * filled: of a hundred thousand cases, a list for each patient would take longer than the whole search.
 */
function byPatient(found: readonly IndexedCase[], patientCount: number): readonly IndexedCase[] {
  const sizes = new Int32Array(patientCount);
  for (const { patient } of found) sizes[patient] = (sizes[patient] ?? 0) + 1;
  const places = new Int32Array(patientCount).fill(-1);
  const grouped = new Array<IndexedCase>(found.length);
  let free = 0;
  for (const one of found) {
    const { patient } = one;
    if (places[patient] === -1) {
      places[patient] = free;
      free += sizes[patient] ?? 0;
    }
    const place = places[patient] ?? 0;
    grouped[place] = one;
    places[patient] = place + 1;
  }
  return grouped;
}

function facetsOf(cases: Iterable<IndexedCase>): Pick<CasePage, 'caseCount' | 'readers' | 'tags'> {
  const readers = new Set<string>();
  const tags = new Set<string>();
  let caseCount = 0;
  for (const { entry, labels } of cases) {
    if (!labels.isArchived) caseCount += 1;
    for (const { unaided } of entry.readings) if (unaided) readers.add(unaided.reader);
    for (const tag of labels.tags) tags.add(tag);
  }
  return { caseCount, readers: [...readers].toSorted(), tags: [...tags].toSorted() };
}
