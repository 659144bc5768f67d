import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DeclaredError } from '#contract/declared-error.ts';
import { backupFolder, backupName, listBackups } from './backup-folder.ts';
import { flush, requireSoundCopy } from './copy-database.ts';

/** Makes a checked copy of a backup, ready to take the casebook's place. Throws `store.backup-unusable`. */
export function prepareBackup(file: string, dataKey: Uint8Array, name: string): void {
  const folder = backupFolder(file);
  const known = listBackups(folder).some((backup) => backup.name === name);
  if (!known) throw new DeclaredError('store.backup-unusable', { name, reason: 'there is no such backup' });
  const prepared = preparedFile(file);
  copyFileSync(path.join(folder, name), prepared);
  try {
    requireSoundCopy(prepared, dataKey, name);
    flush(prepared);
  } catch (thrown) {
    rmSync(prepared, { force: true });
    throw thrown;
  }
}

/**
 * Sets the closed casebook aside as a backup, sound or not, and puts the prepared copy in its place. Cut off in
 * between, the next start finishes it.
 */
export function putBack(file: string, now: string): void {
  const folder = backupFolder(file);
  mkdirSync(folder, { recursive: true });
  if (existsSync(file)) renameSync(file, path.join(folder, backupName('before-restore', now)));
  finishPutBack(file);
}

/** Finishes a restore that has set the old casebook aside; does nothing when there is none. */
export function finishPutBack(file: string): void {
  if (existsSync(file) || !existsSync(preparedFile(file))) return;
  const folder = backupFolder(file);
  const aside = listBackups(folder).find(({ kind }) => kind === 'before-restore')?.name;
  // SQLite's log of the old file goes with it: beside the new one it would be taken for that one's.
  for (const end of ['-wal', '-shm']) {
    if (!existsSync(`${file}${end}`)) continue;
    if (aside === undefined) rmSync(`${file}${end}`);
    else renameSync(`${file}${end}`, path.join(folder, `${aside}${end}`));
  }
  renameSync(preparedFile(file), file);
}

/** Where the checked copy of a backup lies until it takes the casebook's place. */
function preparedFile(file: string): string {
  return `${file}.restoring`;
}
