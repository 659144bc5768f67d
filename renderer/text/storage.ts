import type { BackupKind } from '#contract/storage.ts';

/** The casebook's file: damage, backups, the way back. */
export const storageText = {
  title: 'Storage and backup',
  where:
    'A backup of the casebook is made every day and before each update, the last seven days are kept. Films are not part of it: they stay in the data folder and are never changed. Copy the whole data folder to another disk from time to time.',
  backups: 'Backups',
  none: 'There is no backup yet.',
  kinds: {
    daily: 'Daily',
    'asked-for': 'Made by hand',
    'before-update': 'Before an update',
    'before-restore': 'Set aside when another was restored',
  } satisfies Record<BackupKind, string>,
  size: (bytes: number) =>
    bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
  make: 'Back up now',
  made: 'The backup is made.',
  check: 'Check the casebook',
  checking: 'Checking',
  sound: (entries: number) => `The file is sound and the log is whole (entries: ${String(entries)}).`,
  problems: 'The file has problems. Go back to a backup.',
  logBroken: (entry: number) =>
    `Entry ${String(entry)} of the log was changed, or one before it is missing. Somebody has worked on the file from outside.`,
  head: (hash: string) => `Last entry: ${hash}`,
  restore: 'Go back to this backup',
  restoreOf: (when: string) => `Go back to the backup of ${when}`,
  confirm: (when: string) =>
    `Everything recorded after ${when} leaves the casebook. The casebook as it is now is kept as a backup.`,
  confirmYes: 'Go back to it',
  cancel: 'Cancel',
  faultTitle: 'The casebook cannot be opened',
  faultNothingLost: 'Nothing was changed. Films and backups are where they were.',
  faultDetail: (reason: string) => `Detail, for whoever looks after this computer: ${reason}`,
  faultBackups: 'Choose the backup to go on with.',
  faultNoBackup:
    'There is no backup in the data folder. Ask whoever looks after this computer for a copy of it.',
} as const;
