import { rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeclared, type DeclaredError } from '#contract/declared-error.ts';
import type { Backup, BackupKind, StorageCheck } from '#contract/storage.ts';
import { backupsToDrop, isBackupDue } from '#domain/casebook/backups-to-drop.ts';
import { backupFolder, listBackups } from './backup-folder.ts';
import { copyDatabase } from './copy-database.ts';
import { damageIn } from './damage-in.ts';
import type { Database } from './database.ts';
import { createEventLog } from './event-log.ts';
import { openDatabase } from './open-database.ts';
import { prepareBackup, putBack } from './put-back.ts';
import { sealBackup } from './seal-backup.ts';
import { firstSealedVersion } from './seal-casebook.ts';
import { storedVersion } from './stored-version.ts';
import { verifyLog } from './verify-log.ts';

/** What the file of the casebook is now: in use, or why it cannot be. */
export type OpenedCasebook =
  | { readonly kind: 'open'; readonly database: Database }
  | { readonly kind: 'faulted'; readonly error: DeclaredError<StoreFault> };

type StoreFault = 'store.unavailable' | 'store.damaged' | 'store.wrong-key';

/** One casebook file and the backups beside it. */
export interface DiskCasebook {
  /** Whether the file, which is not opened for this, was sealed with some key already. */
  readonly isSealed: () => boolean;
  readonly open: (dataKey: Uint8Array) => OpenedCasebook;
  readonly backups: () => readonly Backup[];
  /** Copies the open casebook and drops the daily copies that are no longer kept. */
  readonly copy: (database: Database, kind: BackupKind, now: string) => Promise<void>;
  /** The day's copy, unless it is there already. */
  readonly copyDaily: (database: Database, now: string) => Promise<void>;
  /** Looks at every page and every entry of the log. */
  readonly check: (database: Database) => StorageCheck;
  /** Throws `store.backup-unusable`; then nothing was changed. */
  readonly prepareBackup: (dataKey: Uint8Array, name: string) => void;
  /** Puts the prepared backup in the place of the casebook, which must be closed, and notes it in its log. */
  readonly putBack: (dataKey: Uint8Array, name: string, now: string) => void;
  /** Seals backups from before casebooks were sealed. `onFailure` hears of one that cannot be, which stays. */
  readonly sealBackups: (
    dataKey: Uint8Array,
    onFailure: (name: string, thrown: unknown) => void,
  ) => Promise<void>;
}

export function createDiskCasebook(file: string): DiskCasebook {
  const folder = backupFolder(file);
  const backups = (): readonly Backup[] => listBackups(folder);
  const copy: DiskCasebook['copy'] = async (database, kind, now) => {
    await copyDatabase(database, folder, kind, now);
    for (const { name } of backupsToDrop(backups())) rmSync(path.join(folder, name), { force: true });
  };
  return {
    isSealed: () => storedVersion(file) >= firstSealedVersion,
    open: (dataKey) => {
      try {
        return { kind: 'open', database: openDatabase(file, dataKey) };
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
    prepareBackup: (dataKey, name) => {
      prepareBackup(file, dataKey, name);
    },
    putBack: (dataKey, name, now) => {
      putBack(file, now);
      const database = openDatabase(file, dataKey);
      createEventLog(database).append(null, { kind: 'restored', at: now, backup: name });
      database.close();
    },
    sealBackups: async (dataKey, onFailure) => {
      for (const { name } of backups()) {
        // Each is a file of its own: the loop that serves the window gets its turn in between.
        await nextTurn();
        try {
          sealBackup(path.join(folder, name), dataKey);
        } catch (thrown) {
          onFailure(name, thrown);
        }
      }
    },
  };
}

const storeFaults: readonly string[] = [
  'store.unavailable',
  'store.damaged',
  'store.wrong-key',
] satisfies StoreFault[];

function isStoreFault(thrown: unknown): thrown is DeclaredError<StoreFault> {
  return isDeclared(thrown) && storeFaults.includes(thrown.code);
}
