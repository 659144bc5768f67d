import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Database } from './database.ts';
import { migrate } from './migrations.ts';

/** Below this release a WAL reset bug of SQLite can lose a committed transaction (sqlite.org, release 3.51.3). */
const oldestSqlite = [3, 51, 3] as const;

/**
 * Opens the casebook file, made if missing: write-ahead log, every commit flushed to disk, migrated to this
 * release's tables. Throws `store.unavailable`, and leaves the file as it was.
 */
export function openDatabase(file: string): Database {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const Sqlite = loadSqlite();
    const database = new Sqlite(file);
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000',
    );
    requireSafeSqlite(database);
    migrate(database);
    return database;
  } catch (thrown) {
    throw new DeclaredError('store.unavailable', {
      reason: thrown instanceof Error ? thrown.message : 'unknown reason',
    });
  }
}

/** Node's own SQLite where this runtime has it, else the package with the same interface (Node 20, Electron 33). */
function loadSqlite(): typeof DatabaseSync {
  const require = createRequire(import.meta.url);
  const [major = 0] = process.versions.node.split('.').map(Number);
  const moduleName = major >= 24 ? 'node:sqlite' : '@photostructure/sqlite';
  return (require(moduleName) as { readonly DatabaseSync: typeof DatabaseSync }).DatabaseSync;
}

function requireSafeSqlite(database: Database): void {
  const row = database.prepare('SELECT sqlite_version() AS version').get();
  const version = String(row?.['version']);
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const order = major - oldestSqlite[0] || minor - oldestSqlite[1] || patch - oldestSqlite[2];
  if (order < 0) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
}
