import { mkdirSync, openSync, closeSync, fsyncSync } from 'node:fs';
import path from 'node:path';
import { DeclaredError } from '#contract/declared-error.ts';
import type { BackupKind } from '#contract/storage.ts';
import { backupName, keepCopy } from './backup-folder.ts';
import { damageIn } from './damage-in.ts';
import type { Database } from './database.ts';
import { loadSqlite } from './load-sqlite.ts';
import { versionOf } from './migrations.ts';
import { firstSealedVersion, isOfThisKey } from './seal-casebook.ts';
import { sealCells } from './seal-cells.ts';

/** Pages copied at a time; writes of the program come in between. */
const pagesAtATime = 500;

/** Copies the open casebook into the backup folder, beside the work of the program. */
export async function copyDatabase(
  database: Database,
  folder: string,
  kind: BackupKind,
  madeAt: string,
): Promise<void> {
  const name = backupName(kind, madeAt);
  const partial = path.join(folder, `${name}.partial`);
  mkdirSync(folder, { recursive: true });
  await loadSqlite().backup(database, partial, { rate: pagesAtATime });
  flush(partial);
  keepCopy(partial, folder, name);
}

/** Puts a file's content on the disk. */
export function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Throws `store.backup-unusable` unless the file is a sound casebook that this key opens. */
export function requireSoundCopy(file: string, dataKey: Uint8Array, name: string): void {
  let reason: string | undefined;
  try {
    const database = new (loadSqlite().DatabaseSync)(file);
    try {
      const [problem] = damageIn(database, 'full');
      const tables = database.prepare("SELECT name FROM sqlite_schema WHERE name = 'cases'").all();
      sealCells(database, dataKey);
      const isOfOtherKey = versionOf(database) >= firstSealedVersion && !isOfThisKey(database);
      reason =
        problem ??
        (tables.length === 0 ? 'it holds no cases' : undefined) ??
        (isOfOtherKey ? 'it was sealed with another key' : undefined);
    } finally {
      database.close();
    }
  } catch (thrown) {
    reason = thrown instanceof Error ? thrown.message : 'unknown reason';
  }
  if (reason !== undefined) throw new DeclaredError('store.backup-unusable', { name, reason });
}
