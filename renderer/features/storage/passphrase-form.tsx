import { useState } from 'react';
import { useAction } from '#api/use-action.ts';
import { sealText as text } from '#text/seal.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { passphraseProblem } from './new-passphrase.ts';
import styles from './storage.module.css';

interface PassphraseFormProps {
  /** There is no passphrase yet that would have to be known. */
  readonly isFirst: boolean;
  readonly onEnd: (hasSaved: boolean) => void;
}

/** Sets or changes the passphrase of an open casebook. */
export function PassphraseForm({ isFirst, onEnd }: PassphraseFormProps) {
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const set = useAction('storage.setPassphrase');
  const isReady = passphraseProblem(passphrase, again) === null && (isFirst || current !== '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || set.busy) return;
        void set.run({ current: isFirst ? null : current, passphrase }).then((answer) => {
          if (answer) onEnd(true);
        });
      }}
    >
      <p className={styles['soft']}>{text.everybody}</p>
      {set.error ? <FailureNote error={set.error} /> : null}
      {isFirst ? null : (
        <TextField label={text.current} kind="passphrase" value={current} onChange={setCurrent} autoFocus />
      )}
      <NewPassphraseFields
        label={text.newPassphrase}
        passphrase={passphrase}
        again={again}
        onPassphrase={setPassphrase}
        onAgain={setAgain}
        autoFocus={isFirst}
      />
      <p className={styles['buttons']}>
        <CommandButton type="submit" busy={set.busy} disabled={!isReady}>
          {text.save}
        </CommandButton>
        <CommandButton
          kind="quiet"
          onClick={() => {
            onEnd(false);
          }}
        >
          {text.cancel}
        </CommandButton>
      </p>
    </form>
  );
}
