import { DeclaredError } from '#contract/declared-error.ts';
import type { Backup, StorageStatus } from '#contract/storage.ts';
import { storageText as text } from '#text/storage.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import { BackupList } from './backup-list.tsx';
import styles from './storage.module.css';

interface DamagedCasebookProps {
  readonly fault: NonNullable<StorageStatus['fault']>;
  readonly backups: readonly Backup[];
}

/** In place of the window when the casebook cannot be used: what is wrong, and the backups to go on with. */
export function DamagedCasebook({ fault, backups }: DamagedCasebookProps) {
  return (
    <main className={styles['middle']} aria-label={text.faultTitle} data-testid="damaged-casebook">
      <section className={styles['card']}>
        <h1 className={styles['title']}>{text.faultTitle}</h1>
        <FailureNote error={faultError(fault)} />
        <p className={styles['soft']}>{text.faultNothingLost}</p>
        {fault.code === 'store.damaged' ? (
          <p className={styles['soft']}>{text.faultDetail(fault.reason)}</p>
        ) : null}
        {fault.code === 'store.key-unusable' || fault.code === 'store.wrong-key' ? null : backups.length ===
          0 ? (
          <p>{text.faultNoBackup}</p>
        ) : (
          <>
            <p>{text.faultBackups}</p>
            <BackupList backups={backups} />
          </>
        )}
      </section>
    </main>
  );
}

function faultError({ code, reason }: DamagedCasebookProps['fault']): DeclaredError {
  return code === 'store.wrong-key' ? new DeclaredError(code, {}) : new DeclaredError(code, { reason });
}
