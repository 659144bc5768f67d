import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './note.module.css';

interface NoteProps {
  readonly tone: 'caution' | 'plain';
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A short remark set apart from the rest. */
export function Note({ tone, title, children }: NoteProps) {
  return (
    <div className={styles[tone]} role="note">
      <Icon name={tone === 'caution' ? 'caution' : 'note'} />
      <div>
        {title === undefined ? null : <p className={styles['title']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
