import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { flush } from './copy-database.ts';
import { loadSqlite } from './load-sqlite.ts';
import { migrate } from './migrations.ts';
import { firstSealedVersion } from './seal-casebook.ts';
import { sealCells } from './seal-cells.ts';
import { storedVersion } from './stored-version.ts';

/**
 * Brings a backup from before casebooks were sealed to the first sealed version; leaves any other as it is. Throws when
 * it cannot be read; then it stays as it was.
 */
export function sealBackup(file: string, dataKey: Uint8Array): void {
  const version = storedVersion(file);
  if (version === 0 || version >= firstSealedVersion) return;
  const partial = `${file}.partial`;
  copyFileSync(file, partial);
  // A casebook that was set aside in use has SQLite's log beside it.
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${partial}-wal`);
  try {
    const database = new (loadSqlite().DatabaseSync)(partial);
    try {
      sealCells(database, dataKey);
      database.exec('PRAGMA secure_delete = ON');
      migrate(database, firstSealedVersion);
      database.exec('VACUUM; PRAGMA journal_mode = DELETE');
    } finally {
      database.close();
    }
    flush(partial);
    renameSync(partial, file);
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${end}`, { force: true });
  }
}
