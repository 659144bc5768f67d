import { createRequire } from 'node:module';
import type { backup, DatabaseSync } from 'node:sqlite';

interface Sqlite {
  readonly DatabaseSync: typeof DatabaseSync;
  readonly backup: typeof backup;
}

/** Node's own SQLite where this runtime has it, else the package with the same interface (Node 20, Electron 33). */
export function loadSqlite(): Sqlite {
  const require = createRequire(import.meta.url);
  const [major = 0] = process.versions.node.split('.').map(Number);
  return require(major >= 24 ? 'node:sqlite' : '@photostructure/sqlite') as Sqlite;
}
