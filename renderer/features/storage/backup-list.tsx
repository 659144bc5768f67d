import { useState } from 'react';
import type { Backup } from '#contract/storage.ts';
import { useAction } from '#api/use-action.ts';
import { dateAndTime } from '#text/numbers.ts';
import { storageText as text } from '#text/storage.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import styles from './storage.module.css';

/** The backups, the latest first. Going back to one is asked for twice. */
export function BackupList({ backups }: { readonly backups: readonly Backup[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const restore = useAction('storage.restore');
  return (
    <>
      {restore.error ? <FailureNote error={restore.error} /> : null}
      <ul className={styles['backups']} aria-label={text.backups}>
        {backups.map(({ name, kind, madeAt, sizeBytes }) => {
          const when = dateAndTime(madeAt);
          return (
            <li key={name} className={styles['backup']} data-backup={kind}>
              <p className={styles['line']}>
                <span className="tabular">{when}</span>
                <span className={styles['soft']}>{text.kinds[kind]}</span>
                <span className={`tabular ${styles['soft'] ?? ''}`}>{text.size(sizeBytes)}</span>
                {chosen === name ? null : (
                  <CommandButton
                    aria-label={text.restoreOf(when)}
                    disabled={restore.busy}
                    onClick={() => {
                      restore.forget();
                      setChosen(name);
                    }}
                  >
                    {text.restore}
                  </CommandButton>
                )}
              </p>
              {chosen === name ? (
                <Note tone="caution">
                  <p>{text.confirm(when)}</p>
                  <p className={styles['buttons']}>
                    <CommandButton
                      busy={restore.busy}
                      onClick={() => {
                        void restore.run({ backup: name }).then(() => {
                          setChosen(null);
                        });
                      }}
                    >
                      {text.confirmYes}
                    </CommandButton>
                    <CommandButton
                      kind="quiet"
                      disabled={restore.busy}
                      onClick={() => {
                        setChosen(null);
                      }}
                    >
                      {text.cancel}
                    </CommandButton>
                  </p>
                </Note>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
