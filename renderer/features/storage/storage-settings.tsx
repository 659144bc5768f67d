import { useState } from 'react';
import type { StorageCheck } from '#contract/storage.ts';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { storageText as text } from '#text/storage.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { BackupList } from './backup-list.tsx';
import styles from './storage.module.css';

/** Backups of the casebook, the way back to one, and a full check of the file. */
export function StorageSettings() {
  const { asked, replace } = useCall('storage.status', {});
  useFeed('storage.changed', replace);
  const backUp = useAction('storage.backUp');
  const check = useAction('storage.check');
  const [found, setFound] = useState<StorageCheck | null>(null);
  const [isMade, setIsMade] = useState(false);
  return (
    <div className={styles['settings']}>
      <p className={styles['soft']}>{text.where}</p>
      {backUp.error ? <FailureNote error={backUp.error} /> : null}
      {check.error ? <FailureNote error={check.error} /> : null}
      <p className={styles['buttons']}>
        <CommandButton
          busy={backUp.busy}
          onClick={() => {
            void backUp.run({}).then((output) => {
              setIsMade(output !== undefined);
            });
          }}
        >
          {text.make}
        </CommandButton>
        <CommandButton
          busy={check.busy}
          onClick={() => {
            void check.run({}).then((output) => {
              setFound(output ?? null);
            });
          }}
        >
          {text.check}
        </CommandButton>
        <span role="status">{isMade ? text.made : ''}</span>
      </p>
      {found ? <CheckResult found={found} /> : null}
      {asked.kind === 'failed' ? <FailureNote error={asked.error} /> : null}
      {asked.kind === 'ready' && asked.output.backups.length === 0 ? <p>{text.none}</p> : null}
      {asked.kind === 'ready' ? <BackupList backups={asked.output.backups} /> : null}
    </div>
  );
}

function CheckResult({ found }: { readonly found: StorageCheck }) {
  const { problems, log } = found;
  return (
    <div role="status" data-testid="storage-check">
      {problems.length > 0 ? (
        <Note tone="caution" title={text.problems}>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      {log.brokenAt === null ? null : <Note tone="caution">{text.logBroken(log.brokenAt)}</Note>}
      {problems.length === 0 && log.brokenAt === null ? <p>{text.sound(log.entryCount)}</p> : null}
      <p className={styles['hash']}>{text.head(log.headHash)}</p>
    </div>
  );
}
