import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { backupKindSchema, type Backup, type BackupKind } from '#contract/storage.ts';

/** `casebook 2026-11-25T08-00-00.000Z daily.sqlite`: a name that every file system takes. */
const namePattern = /^casebook (\d{4}-\d{2}-\d{2}T)(\d{2})-(\d{2})-(\d{2}\.\d{3}Z) ([a-z-]+)\.sqlite$/;

/** Where the backups of a casebook lie: beside it. */
export function backupFolder(casebookFile: string): string {
  return path.join(path.dirname(casebookFile), 'backups');
}

export function backupName(kind: BackupKind, madeAt: string): string {
  return `casebook ${madeAt.replaceAll(':', '-')} ${kind}.sqlite`;
}

/** The backups in a folder, the latest first; other files are passed over. */
export function listBackups(folder: string): readonly Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const [, day, hour, minute, second, kind] = namePattern.exec(name) ?? [];
      const known = backupKindSchema.safeParse(kind);
      if (day === undefined || !known.success) return [];
      const madeAt = `${day}${hour ?? ''}:${minute ?? ''}:${second ?? ''}`;
      return [{ name, kind: known.data, madeAt, sizeBytes: statSync(path.join(folder, name)).size }];
    })
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** Gives a finished copy its name, and removes what an interrupted one has left. */
export function keepCopy(partial: string, folder: string, name: string): void {
  renameSync(partial, path.join(folder, name));
  for (const left of namesIn(folder).filter((entry) => entry.endsWith('.partial'))) {
    rmSync(path.join(folder, left), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
