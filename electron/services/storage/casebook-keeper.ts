import type { Backup, StorageCheck, StorageStatus } from '#contract/storage.ts';

/** The file of the casebook as a whole: opened, copied, checked, put back. */
export interface CasebookKeeper {
  readonly status: () => Pick<StorageStatus, 'fault' | 'openedAt'>;
  /** The latest first. */
  readonly backups: () => Promise<readonly Backup[]>;
  readonly backUp: () => Promise<void>;
  readonly check: () => Promise<StorageCheck>;
  /**
   * Sets the present casebook aside as a backup and goes on with this one. Throws `store.backup-unusable`; then
   * everything is as it was.
   */
  readonly restore: (name: string) => Promise<void>;
}
