import { useState } from 'react';
import { hintText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { areHintsDue, dismissHints } from '#ui/hint-memory.ts';
import styles from './hints.module.css';

/** Four short hints at the first start, one at a time, gone for good once read or skipped. */
export function Hints() {
  const [index, setIndex] = useState(() => (areHintsDue() ? 0 : null));
  if (index === null) return null;
  const hint = hintText.hints[index];
  if (hint === undefined) return null;
  const isLast = index === hintText.hints.length - 1;
  const dismiss = (): void => {
    dismissHints();
    setIndex(null);
  };
  return (
    <section className={styles['hints']} aria-label={hintText.title}>
      <p className={styles['head']}>
        <span>{hintText.title}</span>
        <span className="tabular">{hintText.of(index + 1, hintText.hints.length)}</span>
      </p>
      <p aria-live="polite">{hint}</p>
      <p className={styles['buttons']}>
        <CommandButton kind="quiet" onClick={dismiss}>
          {hintText.skip}
        </CommandButton>
        <CommandButton
          onClick={() => {
            if (isLast) dismiss();
            else setIndex(index + 1);
          }}
        >
          {isLast ? hintText.finish : hintText.next}
        </CommandButton>
      </p>
    </section>
  );
}
