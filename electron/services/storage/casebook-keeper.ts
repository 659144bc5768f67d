import type { Backup, StorageCheck, StorageStatus } from '#contract/storage.ts';

/** The file of the casebook as a whole: opened, copied, checked, put back. */
export interface CasebookKeeper {
  readonly status: () => Pick<StorageStatus, 'seal' | 'fault' | 'openedAt'>;
  /** The latest first. */
  readonly backups: () => Promise<readonly Backup[]>;
  readonly backUp: () => Promise<void>;
  readonly check: () => Promise<StorageCheck>;
  /**
   * Sets the present casebook aside as a backup and goes on with this one. Throws `store.backup-unusable`; then
   * everything is as it was.
   */
  readonly restore: (name: string) => Promise<void>;
  /** Seals a new casebook and opens it; the recovery code. */
  readonly protect: (passphrase: string) => Promise<string>;
  /** Opens a locked casebook. Throws `store.wrong-passphrase`. */
  readonly unlock: (secret: string) => Promise<void>;
  /** Throws `store.wrong-passphrase` unless `current` opens the casebook or there is no passphrase yet. */
  readonly setPassphrase: (current: string | null, passphrase: string) => Promise<void>;
  /** A new recovery code, the only one from now on. */
  readonly makeRecoveryCode: () => Promise<string>;
}
