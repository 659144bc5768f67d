import { casesText } from '#text/cases.ts';
import styles from './demo-mark.module.css';

/** Marks the synthetic film that ships with the program, wherever its case is named. */
export function DemoMark() {
  return (
    <span className={styles['mark']} title={casesText.demoHelp}>
      {casesText.demo}
    </span>
  );
}
