import type { ReactNode } from 'react';
import { statusText } from '#text/status.ts';
import styles from './status-bar.module.css';

export interface StatusFact {
  /** The whole of it, where the bar has room for less. */
  readonly label: string;
  readonly text: string;
}

interface StatusBarProps {
  readonly facts: readonly StatusFact[];
  readonly end: ReactNode;
}

/** The foot of the window: facts of what is shown, then what holds everywhere. */
export function StatusBar({ facts, end }: StatusBarProps) {
  return (
    <footer className={styles['bar']} aria-label={statusText.bar}>
      <div className={styles['facts']}>
        {facts.map(({ label, text }) => (
          <span key={`${label} ${text}`} title={label}>
            {text}
          </span>
        ))}
      </div>
      <div className={styles['end']}>{end}</div>
    </footer>
  );
}
