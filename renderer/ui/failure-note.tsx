import type { ReactNode } from 'react';
import { describeError, type DeclaredError } from '#contract/declared-error.ts';
import { Icon } from './icon.tsx';
import styles from './note.module.css';

interface FailureNoteProps {
  readonly error: DeclaredError;
  readonly children?: ReactNode;
}

/** What happened and what to do, with room for a button that does it. */
export function FailureNote({ error, children }: FailureNoteProps) {
  const { message, action } = describeError(error);
  return (
    <div className={styles['caution']} role="alert" data-error-code={error.code}>
      <Icon name="caution" />
      <div>
        <p className={styles['title']}>{message}</p>
        <p>{action}</p>
        {children}
      </div>
    </div>
  );
}
