import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A screen that is read from top to bottom. */
export function Page({ title, children }: PageProps) {
  return (
    <main className={styles['page']} aria-label={title}>
      <div className={styles['column']}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
      </div>
    </main>
  );
}

/** One part of a page under its own heading. */
export function Section({ title, children }: PageProps) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h2 className={styles['heading']}>{title}</h2>
      {children}
    </section>
  );
}
