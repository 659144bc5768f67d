import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { keepFocus } from './keep-focus.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './command-button.module.css';

interface CommandButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` is the one way on; there is one of it on a screen. */
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly keys?: string;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A button with its key printed on it. A click leaves the focus where it was, so that keys go on working. */
export function CommandButton({ kind = 'plain', keys, busy = false, children, ...rest }: CommandButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles['button'] ?? ''} ${styles[kind] ?? ''}`}
      disabled={rest.disabled === true || busy}
      aria-busy={busy}
      {...(keys === undefined
        ? {}
        : { 'aria-keyshortcuts': keys.replaceAll('Ctrl', 'Control').replaceAll(' ', '') })}
      onMouseDown={keepFocus}
    >
      {children}
      {keys === undefined ? null : <KeyHint keys={keys} />}
    </button>
  );
}
