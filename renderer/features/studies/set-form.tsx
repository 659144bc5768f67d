import { useState } from 'react';
import type { ReadingSetDraft } from '#contract/reading-set.ts';
import { useAction } from '#api/use-action.ts';
import { studiesText } from '#text/studies.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import styles from './studies-page.module.css';

const text = studiesText.form;

interface SetFormProps {
  readonly caseIds: readonly string[];
  readonly onMade: () => void;
  readonly onCancel: () => void;
}

/** Makes a set of chosen cases. It cannot be changed afterwards: everybody reads the same. */
export function SetForm({ caseIds, onMade, onCancel }: SetFormProps) {
  const create = useAction('sets.create');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ReadingSetDraft['kind'] | null>(null);
  const [daysText, setDaysText] = useState('0');
  const washoutDays = Number(daysText);
  const isWashoutWrong = kind === 'study' && !(/^\d{1,3}$/.test(daysText.trim()) && washoutDays <= 365);
  const isIncomplete = name.trim() === '' || kind === null || isWashoutWrong;
  return (
    <form
      className={styles['form']}
      aria-label={text.title(caseIds.length)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isIncomplete) return;
        const draft = { name: name.trim(), kind, caseIds: [...caseIds] };
        void create.run({ ...draft, washoutDays: kind === 'study' ? washoutDays : 0 }).then((made) => {
          if (made) onMade();
        });
      }}
    >
      <h2 className={styles['heading']}>{text.title(caseIds.length)}</h2>
      {create.error ? <FailureNote error={create.error} /> : null}
      <label className={styles['field']}>
        <span>{text.name}</span>
        <input
          aria-label={text.name}
          value={name}
          maxLength={80}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
      </label>
      <div className={styles['field']}>
        <span>{text.kind}</span>
        <ChoiceGroup<ReadingSetDraft['kind']>
          label={text.kind}
          layout="column"
          value={kind}
          onChange={setKind}
          choices={[
            { value: 'study', label: text.study },
            { value: 'teaching', label: text.teaching },
          ]}
        />
      </div>
      {kind === 'study' ? (
        <label className={styles['field']}>
          <span>{text.washout}</span>
          <input
            aria-label={text.washout}
            className={styles['short']}
            inputMode="numeric"
            value={daysText}
            aria-invalid={isWashoutWrong}
            onChange={(event) => {
              setDaysText(event.currentTarget.value);
            }}
          />
          <span className={styles['soft']}>{isWashoutWrong ? text.washoutWrong : text.washoutHelp}</span>
        </label>
      ) : null}
      <div className={styles['row']}>
        <CommandButton type="submit" kind="main" busy={create.busy} disabled={isIncomplete}>
          {text.make}
        </CommandButton>
        <CommandButton kind="quiet" onClick={onCancel}>
          {text.cancel}
        </CommandButton>
      </div>
    </form>
  );
}
