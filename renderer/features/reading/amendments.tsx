import { useState } from 'react';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { Amendment, AmendmentDraft, AmendmentReason } from '#contract/reading.ts';
import { amendmentText as text } from '#text/amendments.ts';
import { dateAndTime } from '#text/numbers.ts';
import { stillMissing } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import styles from './step-content.module.css';

const reasons: readonly AmendmentReason[] = ['mistake', 'overlooked', 'new-information', 'other'];

interface AmendmentsProps {
  readonly amendments: readonly Amendment[];
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  /** Answers whether it was stored. */
  readonly onAmend: (amendment: AmendmentDraft) => Promise<boolean>;
}

/** What was added to a locked read, the earliest first, and the way to add more. */
export function Amendments({ amendments, busy, error, onAmend }: AmendmentsProps) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section className={styles['group']} aria-label={text.title} data-testid="amendments">
      {amendments.length > 0 ? <h3 className={styles['label']}>{text.title}</h3> : null}
      {amendments.map((amendment) => (
        <div key={amendment.amendedAt} className={styles['group']} data-amendment={amendment.reason}>
          <p>{amendment.text}</p>
          <p className={styles['soft']}>
            {text.reasons[amendment.reason]}, {text.when[amendment.afterReveal ? 'after' : 'before']}.{' '}
            {text.by(amendment.reader, dateAndTime(amendment.amendedAt))}
          </p>
        </div>
      ))}
      {isAdding ? (
        <AmendmentForm
          busy={busy}
          error={error}
          onCancel={() => {
            setIsAdding(false);
          }}
          onAmend={async (amendment) => {
            if (await onAmend(amendment)) setIsAdding(false);
          }}
        />
      ) : (
        <div>
          <CommandButton
            onClick={() => {
              setIsAdding(true);
            }}
          >
            {text.add}
          </CommandButton>
        </div>
      )}
    </section>
  );
}

interface AmendmentFormProps {
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  readonly onCancel: () => void;
  readonly onAmend: (amendment: AmendmentDraft) => Promise<void>;
}

function AmendmentForm({ busy, error, onCancel, onAmend }: AmendmentFormProps) {
  const [reason, setReason] = useState<AmendmentReason | null>(null);
  const [words, setWords] = useState('');
  const missing = [
    ...(reason === null ? [text.missingReason] : []),
    ...(words.trim() === '' ? [text.missingText] : []),
  ];
  return (
    <>
      {error ? <FailureNote error={error} /> : null}
      <p className={styles['intro']}>{text.intro}</p>
      <label className={styles['group']}>
        <span className={styles['label']}>{text.what}</span>
        <textarea
          className={styles['note']}
          aria-label={text.what}
          maxLength={4000}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
          }}
        />
      </label>
      <label className={styles['group']}>
        <span className={styles['label']}>{text.reason}</span>
        <select
          className={styles['field']}
          aria-label={text.reason}
          value={reason ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setReason(reasons.find((one) => one === value) ?? null);
          }}
        >
          <option value="">{text.chooseReason}</option>
          {reasons.map((one) => (
            <option key={one} value={one}>
              {text.reasons[one]}
            </option>
          ))}
        </select>
      </label>
      {missing.length > 0 ? (
        <p className={styles['soft']} role="status">
          {stillMissing(missing)}
        </p>
      ) : null}
      <p className={styles['row']}>
        <CommandButton
          busy={busy}
          disabled={missing.length > 0}
          onClick={() => {
            if (reason !== null) void onAmend({ reason, text: words.trim() });
          }}
        >
          {text.save}
        </CommandButton>
        <CommandButton kind="quiet" disabled={busy} onClick={onCancel}>
          {text.cancel}
        </CommandButton>
      </p>
    </>
  );
}
