import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { createSqliteSettingsStore } from '#adapters/case-store/sqlite-settings-store.ts';
import { caseRecord } from '#test/builders/case-record.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { testKey } from '#test/builders/test-key.ts';

let folder = '';
const thumbnail = Uint8Array.of(1, 2, 3);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'femora-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function givenDatabase() {
  return openDatabase(path.join(folder, 'casebook.sqlite'), testKey);
}

describe('casebook on disk', () => {
  it('gives back what was stored after it was closed and opened again', async () => {
    const { marked, committed } = readingEvents();
    const record = caseRecord({ events: [] });
    const first = givenDatabase();
    const store = createSqliteCaseStore(first);
    await store.add(record, thumbnail);
    await store.append(record.caseId, marked);
    await store.append(record.caseId, committed);
    first.close();

    const second = givenDatabase();
    const reopened = createSqliteCaseStore(second);
    expect(await reopened.get(record.caseId)).toEqual({ ...record, events: [marked, committed] });
    expect(await reopened.latest(10)).toEqual([{ ...record, events: [marked, committed] }]);
    expect(await reopened.findByFile(record.source.fileId)).toBe(record.caseId);
    expect(new Uint8Array((await reopened.thumbnail(record.caseId)) ?? [])).toEqual(thumbnail);
    second.close();
  });

  it('lists the latest opened first, and answers null for what it does not have', async () => {
    const database = givenDatabase();
    const store = createSqliteCaseStore(database);
    await store.add(caseRecord({ caseId: 'old', openedAt: '2026-01-01T00:00:00.000Z' }), thumbnail);
    await store.add(caseRecord({ caseId: 'new', openedAt: '2026-02-01T00:00:00.000Z' }), thumbnail);
    expect((await store.latest(10)).map(({ caseId }) => caseId)).toEqual(['new', 'old']);
    expect(await store.get('other')).toBeNull();
    expect(await store.findByFile('other')).toBeNull();
    database.close();
  });

  it('lets nobody change or delete an event', async () => {
    const database = givenDatabase();
    const store = createSqliteCaseStore(database);
    const record = caseRecord();
    await store.add(record, thumbnail);
    await store.append(record.caseId, readingEvents().marked);
    expect(() => database.exec("UPDATE log SET event = x'00'")).toThrow('append-only');
    expect(() => database.exec('DELETE FROM log')).toThrow('append-only');
    database.close();
  });

  it('keeps, changes and removes settings', async () => {
    const database = givenDatabase();
    const settings = createSqliteSettingsStore(database);
    await settings.write('a', '1');
    await settings.write('a', '2');
    expect(await settings.read('a')).toBe('2');
    await settings.remove('a');
    expect(await settings.read('a')).toBeNull();
    database.close();
  });

  it('says plainly when the file is no casebook, or a newer one, and leaves it alone', () => {
    writeFileSync(
      path.join(folder, 'casebook.sqlite'),
      'not a database, but long enough to be looked at'.repeat(40),
    );
    expect(givenDatabase).toThrow(/The casebook file is damaged/);
    rmSync(path.join(folder, 'casebook.sqlite'));
    const database = givenDatabase();
    database.exec('PRAGMA user_version = 999');
    database.close();
    expect(givenDatabase).toThrow('written by a newer release');
  });
});
