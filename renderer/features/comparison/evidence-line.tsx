import { useCall } from '#api/use-call.ts';
import { aboutText } from '#text/about.ts';
import styles from './comparison-page.module.css';

/** What the installed model was validated on; it stands wherever its figures do. */
export function EvidenceLine() {
  const { asked } = useCall('models.current', {});
  if (asked.kind !== 'ready') return null;
  const { evidence, evidenceStatement } = asked.output;
  return (
    <p className={styles['evidence']} data-testid="evidence">
      {aboutText.evidence[evidence]}. {evidenceStatement}
    </p>
  );
}
