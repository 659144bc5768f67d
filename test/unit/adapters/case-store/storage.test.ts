import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditCasebook } from '#adapters/case-store/audit-casebook.ts';
import { createDiskCasebook } from '#adapters/case-store/disk-casebook.ts';
import type { Database } from '#adapters/case-store/database.ts';
import { loadSqlite } from '#adapters/case-store/load-sqlite.ts';
import { currentVersion, versionOf } from '#adapters/case-store/migrations.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { sealCells } from '#adapters/case-store/seal-cells.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { createSqliteReaderStore } from '#adapters/case-store/sqlite-reader-store.ts';
import { createSqliteSettingsStore } from '#adapters/case-store/sqlite-settings-store.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import { caseRecord } from '#test/builders/case-record.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { testKey } from '#test/builders/test-key.ts';

const oldCasebooks = path.resolve('test/fixtures/casebooks');
const { marked, committed } = readingEvents();

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'femora-storage-'));
  file = path.join(folder, 'casebook.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function givenRead(database: Database, caseId: string): Promise<void> {
  const store = createSqliteCaseStore(database);
  await store.add(caseRecord({ caseId }), Uint8Array.of(1));
  await store.append(caseId, marked);
  await store.append(caseId, committed);
}

async function caseIds(database: Database): Promise<string[]> {
  return (await createSqliteCaseStore(database).list()).map(({ caseId }) => caseId).toSorted();
}

/** Opens the file past every rule of Femora, as somebody with another tool, and with the key, would. */
function meddle(statements: string): void {
  const database = new (loadSqlite().DatabaseSync)(file);
  sealCells(database, testKey);
  database.exec(`DROP TRIGGER log_is_not_changed; DROP TRIGGER log_is_not_deleted; ${statements}`);
  database.close();
}

describe('a casebook of an older release', () => {
  const versions = readdirSync(oldCasebooks).filter((name) => name.endsWith('.sqlite'));

  it.each(versions)('%s opens with everything in it, after a backup of what was there', async (name) => {
    copyFileSync(path.join(oldCasebooks, name), file);
    const database = openDatabase(file, testKey);
    expect(versionOf(database)).toBe(currentVersion);
    const records = await createSqliteCaseStore(database).list();
    const states = records.map(({ caseId, events }) => [caseId, readingOf(caseId, 'reader-1', events).state]);
    expect(Object.fromEntries(states)).toEqual({ 'case-1': 'resolved', 'case-2': 'committed' });
    expect(await createSqliteReaderStore(database).list()).toMatchObject([
      { readerId: 'reader-1', name: 'Dr Old', sealedPin: null },
    ]);
    expect(await createSqliteSettingsStore(database).read('settings')).toContain('"prevalence":0.1');
    database.close();
    // Every event joined the chain.
    expect(auditCasebook(file, testKey, null)).toMatchObject({ entryCount: 7, broken: null });
    const isOld = name !== `version-${String(currentVersion)}.sqlite`;
    const kinds = createDiskCasebook(file)
      .backups()
      .map(({ kind }) => kind);
    expect(kinds).toEqual(isOld ? ['before-update'] : []);
  });
});

describe('the log', () => {
  it('names the first entry that somebody changed, removed or slipped in', async () => {
    const database = openDatabase(file, testKey);
    await givenRead(database, 'a');
    await givenRead(database, 'b');
    database.close();
    const { headHash, entryCount } = auditCasebook(file, testKey, null);
    expect(entryCount).toBe(4);
    const whole = readFileSync(file);
    const after = (statements: string) => {
      writeFileSync(file, whole);
      meddle(statements);
      return auditCasebook(file, testKey, headHash);
    };
    const changed = `UPDATE log SET event = seal(
      replace(unseal(event, 'log.event', sequence), '"nonpathologic"', '"pathologic"'), 'log.event', sequence)
      WHERE sequence = 2`;
    expect(after(changed)).toMatchObject({
      entryCount: 1,
      broken: { sequence: 2, caseId: 'a', kind: 'committed', reason: 'wrong-hash' },
    });
    expect(after("UPDATE log SET case_id = 'a' WHERE sequence = 3").broken).toMatchObject({ sequence: 3 });
    expect(after('DELETE FROM log WHERE sequence = 2').broken).toMatchObject({
      sequence: 3,
      reason: 'missing-before',
    });
    expect(after("UPDATE log SET event = x'00' WHERE sequence = 1").broken).toMatchObject({
      sequence: 1,
      reason: 'unreadable',
    });
    // Sealed cells that trade places open in neither.
    const moved = 'UPDATE log SET event = (SELECT event FROM log WHERE sequence = 1) WHERE sequence = 3';
    expect(after(moved).broken).toMatchObject({ sequence: 3, reason: 'unreadable' });
    // What is missing at the end shows only against a hash that somebody has written down.
    expect(after('DELETE FROM log WHERE sequence = 4')).toMatchObject({
      broken: null,
      entryCount: 3,
      holdsKnownHash: false,
    });
    writeFileSync(file, whole);
    expect(auditCasebook(file, testKey, headHash)).toMatchObject({ broken: null, holdsKnownHash: true });
  });

  it('takes nothing but the next entry', async () => {
    const database = openDatabase(file, testKey);
    await givenRead(database, 'a');
    const refused = (statement: string) => {
      expect(() => {
        database.exec(statement);
      }).toThrow('append-only');
    };
    refused("UPDATE log SET event = x'00' WHERE sequence = 1");
    refused('DELETE FROM log');
    refused("INSERT INTO log (sequence, event, hash) VALUES (7, x'00', x'00')");
    refused("INSERT OR REPLACE INTO log (sequence, event, hash) VALUES (1, x'00', x'00')");
    database.close();
  });
});

describe('backups', () => {
  it('are made once a day, seven days are kept, and others stay', async () => {
    const casebook = createDiskCasebook(file);
    const opened = casebook.open(testKey);
    if (opened.kind !== 'open') throw opened.error;
    const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T08:00:00.000Z`;
    await casebook.copy(opened.database, 'asked-for', '2026-10-01T08:00:00.000Z');
    for (let number = 1; number <= 9; number += 1) {
      await casebook.copyDaily(opened.database, day(number));
      await casebook.copyDaily(opened.database, day(number).replace('T08', 'T20'));
    }
    opened.database.close();
    expect(casebook.backups().map(({ kind, madeAt }) => [kind, madeAt])).toEqual([
      ...[9, 8, 7, 6, 5, 4, 3].map((number) => ['daily', day(number)]),
      ['asked-for', '2026-10-01T08:00:00.000Z'],
    ]);
  });

  it('take the place of the casebook, which is set aside', async () => {
    const casebook = createDiskCasebook(file);
    const opened = casebook.open(testKey);
    if (opened.kind !== 'open') throw opened.error;
    await givenRead(opened.database, 'before');
    await casebook.copy(opened.database, 'asked-for', '2026-11-24T08:00:00.000Z');
    await givenRead(opened.database, 'after');
    const [backup] = casebook.backups();
    casebook.prepareBackup(testKey, backup?.name ?? '');
    opened.database.close();
    casebook.putBack(testKey, backup?.name ?? '', '2026-11-25T08:00:00.000Z');

    const restored = openDatabase(file, testKey);
    expect(await caseIds(restored)).toEqual(['before']);
    restored.close();
    expect(auditCasebook(file, testKey, null)).toMatchObject({ entryCount: 3, broken: null });
    const [aside] = casebook.backups();
    expect(aside?.kind).toBe('before-restore');
    const kept = openDatabase(path.join(folder, 'backups', aside?.name ?? ''), testKey);
    expect(await caseIds(kept)).toEqual(['after', 'before']);
    kept.close();
  });

  it('that are damaged or not there change nothing', async () => {
    const casebook = createDiskCasebook(file);
    const opened = casebook.open(testKey);
    if (opened.kind !== 'open') throw opened.error;
    await casebook.copy(opened.database, 'asked-for', '2026-11-24T08:00:00.000Z');
    opened.database.close();
    const name = casebook.backups()[0]?.name ?? '';
    writeFileSync(path.join(folder, 'backups', name), 'no casebook at all'.repeat(400));
    for (const one of [name, '../casebook.sqlite']) {
      expect(() => {
        casebook.prepareBackup(testKey, one);
      }).toThrow('cannot be used');
    }
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'casebook.sqlite']);
  });

  it('go on to their place at the next start when the restore was cut off', async () => {
    const casebook = createDiskCasebook(file);
    const opened = casebook.open(testKey);
    if (opened.kind !== 'open') throw opened.error;
    await givenRead(opened.database, 'before');
    await casebook.copy(opened.database, 'asked-for', '2026-11-24T08:00:00.000Z');
    casebook.prepareBackup(testKey, casebook.backups()[0]?.name ?? '');
    opened.database.close();
    // The power goes after the old casebook was set aside, with its log file still there.
    rmSync(file);
    writeFileSync(`${file}-wal`, 'of the old file');
    const database = openDatabase(file, testKey);
    expect(await caseIds(database)).toEqual(['before']);
    database.close();
    expect(existsSync(`${file}.restoring`)).toBe(false);
  });
});

describe('a damaged casebook', () => {
  it('is found at the start and left as it was', async () => {
    const database = openDatabase(file, testKey);
    for (let index = 0; index < 40; index += 1) await givenRead(database, `case ${String(index)}`);
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 3 * 4096, 9 * 4096);
    writeFileSync(file, bytes);
    expect(createDiskCasebook(file).open(testKey)).toMatchObject({
      kind: 'faulted',
      error: { code: 'store.damaged' },
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});
