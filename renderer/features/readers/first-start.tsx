import { readersText as text } from '#text/readers.ts';
import { commonText } from '#text/common.ts';
import { NewReaderForm } from './new-reader-form.tsx';
import styles from './readers.module.css';

/** The first start: a name, and a PIN for whoever wants one. */
export function FirstStart() {
  return (
    <main className={styles['middle']} aria-label={text.firstTitle} data-testid="first-start">
      <p className={styles['brand']}>{commonText.productName}</p>
      <section className={styles['card']}>
        <h1 className={styles['title']}>{text.firstTitle}</h1>
        <p className={styles['soft']}>{text.firstIntro}</p>
        <NewReaderForm isPinNeeded={false} submitLabel={text.begin} />
      </section>
    </main>
  );
}
