import type { Refusal } from '#contract/prediction.ts';
import { markText, refusalReason, refusalText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import styles from './step-content.module.css';

interface RefusalNoteProps {
  readonly title: string;
  readonly refusals: readonly Refusal[];
  /** Offered where the reader can go on without a score. */
  readonly onReadWithout?: () => void;
}

/** Why the model gives no score, in plain words, with the measurements one click away. */
export function RefusalNote({ title, refusals, onReadWithout }: RefusalNoteProps) {
  return (
    <div data-testid="refusal" data-refusals={refusals.map(({ code }) => code).join(' ')}>
      <Note tone="caution" title={title}>
        {refusals.map((refusal) => (
          <p key={refusal.code}>{refusalText[refusal.code].says}</p>
        ))}
        <details className={styles['disclosure']}>
          <summary>{markText.refusalWhy}</summary>
          {refusals.map((refusal) => (
            <p key={refusal.code} className={styles['soft']}>
              {refusalReason(refusal)}
            </p>
          ))}
        </details>
        {onReadWithout ? <CommandButton onClick={onReadWithout}>{markText.refusalGoOn}</CommandButton> : null}
      </Note>
    </div>
  );
}
