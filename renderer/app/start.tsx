import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { ClientProvider } from '#api/client-context.ts';
import { isFilmWindow } from '#api/film-window.ts';
import { openClient } from '#api/open-client.ts';
import { comparisonPrintRoute } from '#contract/print-route.ts';
import { PrintedComparison } from '#features/comparison/printed-comparison.tsx';
import { ReaderGate } from '#features/readers/reader-gate.tsx';
import { FilmWindow } from '#features/reading/film-window.tsx';
import { StorageGate } from '#features/storage/storage-gate.tsx';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { useDelayed } from '#ui/use-delayed.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Root } from './root.tsx';
import styles from './root.module.css';

const patienceMs = 500;

/** Connects to the services, then shows the window; says plainly when they do not answer. */
export function Start() {
  const [client, setClient] = useState<Client | null>(null);
  const [failed, setFailed] = useState(false);
  const connect = useCallback(() => {
    setFailed(false);
    openClient().then(setClient, () => {
      setFailed(true);
    });
  }, []);
  useEffect(connect, [connect]);
  const isSlow = useDelayed(client === null && !failed, patienceMs);
  const isPrinting = window.location.hash === `#${comparisonPrintRoute}`;
  if (client) {
    return (
      <ErrorBoundary>
        <ClientProvider value={client}>
          <StorageGate>
            {isFilmWindow() ? (
              <FilmWindow />
            ) : (
              <ReaderGate>{isPrinting ? <PrintedComparison /> : <Root />}</ReaderGate>
            )}
          </StorageGate>
        </ClientProvider>
      </ErrorBoundary>
    );
  }
  return (
    <main className={styles['middle']}>
      {isSlow ? <p role="status">{commonText.connecting}</p> : null}
      {failed ? (
        <FailureNote error={new DeclaredError('connection.closed', {})}>
          <CommandButton onClick={connect}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
      ) : null}
    </main>
  );
}
