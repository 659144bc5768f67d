import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CasePage } from '#contract/case-page.ts';
import type { Database } from '#adapters/case-store/database.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseEntries } from '#adapters/case-store/sqlite-case-entries.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { createAnnouncer } from '#services/announcer.ts';
import { createCaseIndex } from '#services/casebook/case-index.ts';
import { createCasebookService } from '#services/casebook/casebook-service.ts';
import { caseQuery } from '#test/builders/case-query.ts';
import { caseRecord, imageFacts } from '#test/builders/case-record.ts';
import { manyCases } from '#test/builders/many-cases.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { testKey } from '#test/builders/test-key.ts';

let folder = '';
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'femora-index-'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A start on the casebook of this test, as the wiring does it. */
function givenCasebook() {
  database = openDatabase(path.join(folder, 'casebook.sqlite'), testKey);
  const store = createSqliteCaseStore(database);
  const entries = createSqliteCaseEntries(database, store.get);
  const announcer = createAnnouncer();
  const index = createCaseIndex(entries, announcer);
  const blinded = () => Promise.resolve(new Set<string>());
  const session = { require: () => Promise.resolve({ readerId: 'reader-1', name: 'Reader 1' }) };
  const clock = { now: () => '2026-11-25T08:00:00.000Z' };
  const casebook = createCasebookService({
    store,
    entries,
    index,
    session,
    blinded,
    announcer,
    clock,
    onAsked: () => undefined,
  });
  return { store, announcer, casebook };
}

async function givenCases(count: number) {
  const opened = givenCasebook();
  database.exec('BEGIN');
  for (const record of manyCases(count)) {
    await opened.store.add(record, new Uint8Array());
    for (const event of record.events) await opened.store.append(record.caseId, event);
  }
  database.exec('COMMIT');
  return opened;
}

function namesOf({ rows }: CasePage): string[] {
  return rows.map(({ caseId }) => caseId);
}

describe('the casebook, asked', () => {
  it('gives each case once over its pages, films of a patient together, newest patient first', async () => {
    const { casebook } = await givenCases(45);
    const seen: string[] = [];
    const patients: string[] = [];
    for (let offset = 0; offset < 45; offset += 10) {
      const page = await casebook['cases.find'](caseQuery({ offset, limit: 10 }));
      expect(page.matchCount).toBe(45);
      seen.push(...namesOf(page));
      patients.push(...page.rows.map(({ patientKey }) => patientKey));
    }
    expect(new Set(seen).size).toBe(45);
    expect(seen[0]).toBe('case-0000044');
    const runs = patients.filter((patient, index) => patient !== patients[index - 1]);
    expect(runs).toHaveLength(new Set(patients).size);
  });

  it('sorts both ways, and finds what it is asked for', async () => {
    const { casebook } = await givenCases(30);
    const upward = await casebook['cases.find'](caseQuery({ sort: 'opened', descending: false }));
    expect(namesOf(upward)[0]).toBe('case-0000000');
    const names = await casebook['cases.find'](caseQuery({ sort: 'name', descending: false }));
    const titles = names.rows.map(({ title }) => title.normalize('NFKD').replaceAll(/\p{M}/gu, ''));
    expect(titles).toEqual(titles.toSorted());
    const found = await casebook['cases.find'](caseQuery({ search: 'a100007' }));
    expect(namesOf(found)).toEqual(['case-0000007']);
  });

  it('knows what happened since, without reading everything again', async () => {
    const { casebook, store, announcer } = await givenCases(3);
    await casebook['cases.find'](caseQuery({ sort: 'state' }));
    await store.add(
      caseRecord({ caseId: 'new', title: 'ADDED^LATER', facts: imageFacts({ patientId: 'X' }) }),
      new Uint8Array(),
    );
    await store.append('new', readingEvents().marked);
    await store.append('new', readingEvents().committed);
    announcer.announce('cases.changed', { caseId: 'new' });
    const [row] = (await casebook['cases.find'](caseQuery({ search: 'added' }))).rows;
    expect(row).toMatchObject({ state: 'committed', unaided: 'nonpathologic', truth: null, model: null });
    const byState = await casebook['cases.find'](caseQuery({ sort: 'state', descending: false }));
    expect(byState.rows.map(({ caseId }) => caseId)).toContain('new');
    expect(byState.matchCount).toBe(4);
  });

  it('folds an old casebook once, and again only what has happened since', async () => {
    await givenCases(5);
    // A casebook of before: no folded case is stored.
    database.close();
    const first = givenCasebook();
    await first.casebook['cases.find'](caseQuery({}));
    expect(database.prepare('SELECT count(*) AS n FROM case_entries').get()).toEqual({ n: 5 });
    await first.store.append('case-0000000', readingEvents().resolved);
    database.close();
    const second = givenCasebook();
    const { rows } = await second.casebook['cases.find'](caseQuery({ truth: 'known' }));
    expect(rows.map(({ caseId }) => caseId)).toContain('case-0000000');
  });
});

describe('labels on disk', () => {
  it('hide an archived case everywhere, and bring it back with its tags', async () => {
    const { casebook } = await givenCases(4);
    const caseIds = ['case-0000001'];
    const change = { addTags: ['teaching'], removeTags: [], isArchived: true };
    await casebook['cases.label']({ caseIds, change });
    expect(namesOf(await casebook['cases.find'](caseQuery({})))).not.toContain('case-0000001');
    expect((await casebook['cases.list']({})).map(({ caseId }) => caseId)).not.toContain('case-0000001');
    database.close();
    const { casebook: again } = givenCasebook();
    const archived = await again['cases.find'](caseQuery({ archived: 'only', tag: 'Teaching' }));
    expect(archived.rows).toMatchObject([{ caseId: 'case-0000001', isArchived: true, tags: ['teaching'] }]);
    expect(archived.caseCount).toBe(3);
    await again['cases.label']({ caseIds, change: { addTags: [], removeTags: [], isArchived: false } });
    expect((await again['cases.list']({})).map(({ caseId }) => caseId)).toContain('case-0000001');
  });

  it('are not put on a case that is not there', async () => {
    const { casebook } = await givenCases(1);
    const change = { addTags: ['a'], removeTags: [], isArchived: null };
    await expect(casebook['cases.label']({ caseIds: ['none'], change })).rejects.toMatchObject({
      code: 'case.not-found',
    });
  });
});

describe('the due list', () => {
  it('counts decided cases without truth, and no demonstration film', async () => {
    const { casebook, store, announcer } = await givenCases(0);
    const { marked, committed, revealed, decided } = readingEvents();
    const old = { ...decided, read: { ...decided.read, decidedAt: '2026-01-01T00:00:00.000Z' } };
    for (const [caseId, facts] of [
      ['patient', imageFacts()],
      ['demo', imageFacts({ patientName: 'DEMO^PHANTOM', patientId: 'SYNTHETIC-1' })],
    ] as const) {
      await store.add(caseRecord({ caseId, facts }), new Uint8Array());
      for (const event of [marked, committed, revealed, old]) await store.append(caseId, event);
      announcer.announce('cases.changed', { caseId });
    }
    expect(await casebook['cases.due']({})).toEqual({ dueCount: 1, dueAfterWeeks: 12 });
    const { rows } = await casebook['cases.find'](caseQuery({ truth: 'due', dueAfterWeeks: 12 }));
    expect(rows).toMatchObject([{ caseId: 'patient', isDemo: false }]);
  });
});
