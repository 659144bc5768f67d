import { useCall } from '#api/use-call.ts';
import { amendmentText, othersText as text } from '#text/amendments.ts';
import { callText } from '#text/common.ts';
import { dateAndTime } from '#text/numbers.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import styles from './step-content.module.css';

/** What others said of the case. Shown after the own final call; the service answers nothing before it. */
export function OtherReaders({ caseId }: { readonly caseId: string }) {
  const { asked } = useCall('reading.others', { caseId });
  if (asked.kind === 'loading') return null;
  if (asked.kind === 'failed') return <FailureNote error={asked.error} />;
  return (
    <details className={styles['disclosure']} data-testid="other-readers">
      <summary>
        {text.title} ({asked.output.length})
      </summary>
      {asked.output.length === 0 ? <p className={styles['soft']}>{text.none}</p> : null}
      {asked.output.map(({ reader, unaided, aided, amendments }) => (
        <div key={`${reader} ${unaided.committedAt}`} className={styles['group']}>
          <h3 className={styles['label']}>{reader}</h3>
          <dl className={styles['facts']}>
            <dt>{text.unaided}</dt>
            <dd>
              {callText[unaided.call]}, {unaided.confidencePercent} %
            </dd>
            <dt>{text.aided}</dt>
            <dd>{aided ? callText[aided.call] : text.undecided}</dd>
            {amendments.map((amendment) => (
              <div key={amendment.amendedAt} className={styles['pair']}>
                <dt>{amendmentText.title}</dt>
                <dd>
                  {amendment.text} ({dateAndTime(amendment.amendedAt)})
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </details>
  );
}
