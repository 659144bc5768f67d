import type { Backup } from '#contract/storage.ts';

/** A week of daily backups. */
const keptDailyBackups = 7;

/** Daily backups beyond the latest seven. Those made for another reason stay until somebody removes them. */
export function backupsToDrop(backups: readonly Backup[]): readonly Backup[] {
  return backups
    .filter(({ kind }) => kind === 'daily')
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
    .slice(keptDailyBackups);
}

/** Whether today, in UTC, has no backup yet. */
export function isBackupDue(backups: readonly Backup[], now: string): boolean {
  return !backups.some(({ kind, madeAt }) => kind === 'daily' && madeAt.slice(0, 10) === now.slice(0, 10));
}
