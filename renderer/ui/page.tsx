import type { ReactNode } from 'react';
import styles from './page.module.css';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

interface PageProps extends SectionProps {
  /** For a table that needs all the room there is. */
  readonly isWide?: boolean;
}

/** A screen that is read from top to bottom. */
export function Page({ title, isWide = false, children }: PageProps) {
  return (
    <main className={styles['page']} aria-label={title}>
      <div className={styles['column']} data-wide={isWide}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
      </div>
    </main>
  );
}

/** One part of a page under its own heading. */
export function Section({ title, children }: SectionProps) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h2 className={styles['heading']}>{title}</h2>
      {children}
    </section>
  );
}
