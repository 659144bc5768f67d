import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DeclaredError, isDeclared } from '#contract/declared-error.ts';
import { backupFolder, backupName, keepCopy } from './backup-folder.ts';
import { damageIn } from './damage-in.ts';
import type { Database } from './database.ts';
import { loadSqlite } from './load-sqlite.ts';
import { currentVersion, migrate, versionOf } from './migrations.ts';
import { finishPutBack } from './put-back.ts';
import { firstSealedVersion, isOfThisKey } from './seal-casebook.ts';
import { sealCells } from './seal-cells.ts';

/** Below this release a WAL reset bug of SQLite can lose a committed transaction (sqlite.org, release 3.51.3). */
const oldestSqlite = [3, 51, 3] as const;

/**
 * Opens the casebook file, made if missing: write-ahead log, every commit flushed to disk, checked, and migrated to
 * this release's tables after a backup of what was there. Throws `store.unavailable`, `store.damaged` or
 * `store.wrong-key`, and leaves the file as it was.
 */
export function openDatabase(file: string, dataKey: Uint8Array): Database {
  mkdirSync(path.dirname(file), { recursive: true });
  finishPutBack(file);
  const database = declared(() => new (loadSqlite().DatabaseSync)(file));
  try {
    declared(() => {
      requireSafeSqlite(database);
      // Reads the header: a file that is no casebook is found before anything is written to it.
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
    });
    requireSound(database);
    sealCells(database, dataKey);
    requireKey(database);
    declared(() => {
      database.exec(
        `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000;
         PRAGMA secure_delete = ON`,
      );
      const version = versionOf(database);
      if (version > 0 && version < currentVersion) copyBeforeUpdate(database, file);
      migrate(database);
      if (version > 0 && version < firstSealedVersion) leaveNothingReadable(database);
    });
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** SQLite's own words for damage: SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org, result codes 11 and 26). */
const damageWords = /malformed|not a database/;

function declared<Result>(open: () => Result): Result {
  try {
    return open();
  } catch (thrown) {
    if (isDeclared(thrown)) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : 'unknown reason';
    throw new DeclaredError(damageWords.test(reason) ? 'store.damaged' : 'store.unavailable', { reason });
  }
}

function requireSound(database: Database): void {
  const [first] = declared(() => damageIn(database, 'quick'));
  if (first !== undefined) throw new DeclaredError('store.damaged', { reason: first });
}

/** Before anything is written: cells sealed with two keys would be lost to both. */
function requireKey(database: Database): void {
  const isKnown = versionOf(database) < firstSealedVersion || declared(() => isOfThisKey(database));
  if (!isKnown) throw new DeclaredError('store.wrong-key', {});
}

/** The file anew, without the pages that were readable, also in the log of SQLite. */
function leaveNothingReadable(database: Database): void {
  database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
}

function copyBeforeUpdate(database: Database, file: string): void {
  const folder = backupFolder(file);
  const name = backupName('before-update', new Date().toISOString());
  const partial = path.join(folder, `${name}.partial`);
  mkdirSync(folder, { recursive: true });
  database.prepare('VACUUM INTO ?').run(partial);
  keepCopy(partial, folder, name);
}

function requireSafeSqlite(database: Database): void {
  const row = database.prepare('SELECT sqlite_version() AS version').get();
  const version = String(row?.['version']);
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const order = major - oldestSqlite[0] || minor - oldestSqlite[1] || patch - oldestSqlite[2];
  if (order < 0) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
}
