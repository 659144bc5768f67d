import type { ReactNode } from 'react';
import { ReaderProvider, useReaderSession } from '#api/use-reader-session.ts';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { FirstStart } from './first-start.tsx';
import { SignIn } from './sign-in.tsx';
import styles from './readers.module.css';

/** Shows the window to the reader who is signed in, anew for each; asks who reads while nobody is. */
export function ReaderGate({ children }: { readonly children: ReactNode }) {
  const { asked, reload } = useReaderSession();
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
  const { reader, readers } = asked.output;
  if (!reader) return readers.length === 0 ? <FirstStart /> : <SignIn readers={readers} />;
  return (
    <ReaderProvider key={reader.readerId} value={reader}>
      {children}
    </ReaderProvider>
  );
}
