import { Fragment, type ReactNode } from 'react';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { DamagedCasebook } from './damaged-casebook.tsx';
import styles from './storage.module.css';

/** Shows the window over an open casebook, anew after a restore; else what is wrong and the way back. */
export function StorageGate({ children }: { readonly children: ReactNode }) {
  const { asked, reload, replace } = useCall('storage.status', {});
  useFeed('storage.changed', replace);
  if (asked.kind === 'loading') return null;
  if (asked.kind === 'failed') {
    return (
      <main className={styles['middle']}>
        <FailureNote error={asked.error}>
          <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
      </main>
    );
  }
  const { fault, openedAt, backups } = asked.output;
  if (fault) return <DamagedCasebook fault={fault} backups={backups} />;
  return <Fragment key={openedAt}>{children}</Fragment>;
}
