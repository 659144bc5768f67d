import { Component, type ErrorInfo, type ReactNode } from 'react';
import { commonText } from '#text/common.ts';
import { CommandButton } from '#ui/command-button.tsx';
import styles from './root.module.css';

/** A defect in one screen takes down that screen, not the window, and says what to do. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={styles['middle']} role="alert">
        <h1 className={styles['heading']}>{commonText.brokenTitle}</h1>
        <p>{commonText.brokenBody}</p>
        <CommandButton
          onClick={() => {
            window.location.reload();
          }}
        >
          {commonText.reloadWindow}
        </CommandButton>
      </main>
    );
  }
}
