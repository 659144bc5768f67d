import { rmSync } from 'node:fs';
import path from 'node:path';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Backup, BackupKind, StorageCheck } from '#contract/storage.ts';
import { backupsToDrop, isBackupDue } from '#domain/casebook/backups-to-drop.ts';
import { backupFolder, listBackups } from './backup-folder.ts';
import { copyDatabase } from './copy-database.ts';
import { damageIn } from './damage-in.ts';
import type { Database } from './database.ts';
import { createEventLog } from './event-log.ts';
import { openDatabase } from './open-database.ts';
import { prepareBackup, putBack } from './put-back.ts';
import { verifyLog } from './verify-log.ts';

/** What the file of the casebook is now: in use, or why it cannot be. */
export type OpenedCasebook =
  | { readonly kind: 'open'; readonly database: Database }
  | { readonly kind: 'faulted'; readonly error: DeclaredError<'store.unavailable' | 'store.damaged'> };

/** One casebook file and the backups beside it. */
export interface DiskCasebook {
  readonly open: () => OpenedCasebook;
  readonly backups: () => readonly Backup[];
  /** Copies the open casebook and drops the daily copies that are no longer kept. */
  readonly copy: (database: Database, kind: BackupKind, now: string) => Promise<void>;
  /** The day's copy, unless it is there already. */
  readonly copyDaily: (database: Database, now: string) => Promise<void>;
  /** Looks at every page and every entry of the log. */
  readonly check: (database: Database) => StorageCheck;
  /** Throws `store.backup-unusable`; then nothing was changed. */
  readonly prepareBackup: (name: string) => void;
  /** Puts the prepared backup in the place of the casebook, which must be closed, and notes it in its log. */
  readonly putBack: (name: string, now: string) => void;
}

export function createDiskCasebook(file: string): DiskCasebook {
  const folder = backupFolder(file);
  const backups = (): readonly Backup[] => listBackups(folder);
  const copy: DiskCasebook['copy'] = async (database, kind, now) => {
    await copyDatabase(database, folder, kind, now);
    for (const { name } of backupsToDrop(backups())) rmSync(path.join(folder, name), { force: true });
  };
  return {
    open: () => {
      try {
        return { kind: 'open', database: openDatabase(file) };
      } catch (thrown) {
        if (isStoreFault(thrown)) return { kind: 'faulted', error: thrown };
        throw thrown;
      }
    },
    backups,
    copy,
    copyDaily: async (database, now) => {
      if (isBackupDue(backups(), now)) await copy(database, 'daily', now);
    },
    check: (database) => {
      const { entryCount, headHash, broken } = verifyLog(database);
      const log = { entryCount, headHash, brokenAt: broken?.sequence ?? null };
      return { problems: [...damageIn(database, 'full')], log };
    },
    prepareBackup: (name) => {
      prepareBackup(file, name);
    },
    putBack: (name, now) => {
      putBack(file, now);
      const database = openDatabase(file);
      createEventLog(database).append(null, { kind: 'restored', at: now, backup: name });
      database.close();
    },
  };
}

function isStoreFault(thrown: unknown): thrown is DeclaredError<'store.unavailable' | 'store.damaged'> {
  return (
    thrown instanceof DeclaredError &&
    (thrown.code === 'store.unavailable' || thrown.code === 'store.damaged')
  );
}
