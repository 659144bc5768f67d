import type { ReactNode } from 'react';
import { besideText } from '#text/beside.ts';
import { Icon } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import styles from './beside.module.css';

interface BesideHeadProps {
  readonly title: string;
  readonly note: ReactNode;
  readonly onClose: () => void;
}

/** Says what stands beside the film, in words large enough not to be missed. */
export function BesideHead({ title, note, onClose }: BesideHeadProps) {
  return (
    <header className={styles['head']}>
      <div className={styles['words']}>
        <h2 className={styles['title']}>{title}</h2>
        {note === null ? null : <div className={styles['note']}>{note}</div>}
      </div>
      <button
        type="button"
        className={styles['close']}
        aria-label={besideText.close}
        onMouseDown={keepFocus}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}
