import { useState } from 'react';
import { useAction } from '#api/use-action.ts';
import { useReader } from '#api/use-reader-session.ts';
import { readersText as text } from '#text/readers.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { pinProblem } from './new-pin.ts';
import styles from './readers.module.css';

/** The signed-in reader's own name and PIN. */
export function ReaderSettings() {
  return (
    <>
      <NameForm />
      <PinForm />
    </>
  );
}

function NameForm() {
  const reader = useReader();
  const [name, setName] = useState(reader.name);
  const [isSaved, setIsSaved] = useState(false);
  const rename = useAction('readers.rename');
  const isWrong = name.trim() === '';
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong) return;
        void rename.run({ name: name.trim() }).then((output) => {
          setIsSaved(output !== undefined);
        });
      }}
    >
      {rename.error ? <FailureNote error={rename.error} /> : null}
      <TextField
        label={text.name}
        value={name}
        problem={isWrong ? text.nameWrong : null}
        onChange={(value) => {
          setName(value);
          setIsSaved(false);
        }}
      />
      <p className={styles['soft']}>{text.renameHelp}</p>
      <div className={styles['row']}>
        <CommandButton type="submit" busy={rename.busy} disabled={isWrong}>
          {text.save}
        </CommandButton>
        <span role="status">{isSaved ? text.saved : ''}</span>
      </div>
    </form>
  );
}

function PinForm() {
  const { hasPin } = useReader();
  const [oldPin, setOldPin] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState('');
  const change = useAction('readers.changePin');
  const problem = pinProblem(pin, again);
  const hasOldPin = !hasPin || oldPin !== '';
  const run = (newPin: string | null): void => {
    setDone('');
    void change.run({ oldPin: hasPin ? oldPin : null, newPin }).then((output) => {
      if (!output) return;
      setOldPin('');
      setPin('');
      setAgain('');
      setDone(newPin === null ? text.pinRemoved : text.pinSaved);
    });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (hasOldPin && pin !== '' && problem === null) run(pin);
      }}
    >
      <p className={styles['soft']}>{hasPin ? text.hasPin : text.hasNoPin}</p>
      {change.error ? <FailureNote error={change.error} /> : null}
      {hasPin ? <TextField label={text.oldPin} value={oldPin} onChange={setOldPin} kind="pin" /> : null}
      <TextField label={text.newPin} value={pin} onChange={setPin} kind="pin" />
      <TextField
        label={text.pinAgain}
        value={again}
        onChange={setAgain}
        problem={again === '' ? null : problem}
        kind="pin"
      />
      <div className={styles['row']}>
        <CommandButton
          type="submit"
          busy={change.busy}
          disabled={!hasOldPin || pin === '' || problem !== null}
        >
          {hasPin ? text.changePin : text.setPin}
        </CommandButton>
        {hasPin ? (
          <CommandButton
            kind="quiet"
            disabled={oldPin === '' || change.busy}
            onClick={() => {
              run(null);
            }}
          >
            {text.removePin}
          </CommandButton>
        ) : null}
        <span role="status">{done}</span>
      </div>
      <p className={styles['soft']}>{text.forgotten}</p>
    </form>
  );
}
