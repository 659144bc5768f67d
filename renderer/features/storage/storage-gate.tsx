import { Fragment, useState, type ReactNode } from 'react';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { DamagedCasebook } from './damaged-casebook.tsx';
import { LockedCasebook } from './locked-casebook.tsx';
import { ProtectCasebook } from './protect-casebook.tsx';
import styles from './storage.module.css';

/**
 * Shows the window over an open casebook, anew after a restore; else what is needed first: a passphrase, or the way back
 * to a backup.
 */
export function StorageGate({ children }: { readonly children: ReactNode }) {
  const { asked, reload, replace } = useCall('storage.status', {});
  useFeed('storage.changed', replace);
  // The casebook is open before its recovery code has been written down.
  const [isProtecting, setIsProtecting] = useState(false);
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
  const { fault, seal, openedAt, backups } = asked.output;
  if (fault) return <DamagedCasebook fault={fault} backups={backups} />;
  if (seal.state === 'new' || isProtecting) {
    return (
      <ProtectCasebook
        onBegin={() => {
          setIsProtecting(true);
        }}
        onEnd={() => {
          setIsProtecting(false);
        }}
      />
    );
  }
  if (seal.state === 'locked') return <LockedCasebook hasRecoveryCode={seal.recovery} />;
  return <Fragment key={openedAt}>{children}</Fragment>;
}
