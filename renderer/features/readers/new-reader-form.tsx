import { useState } from 'react';
import { useAction } from '#api/use-action.ts';
import { readersText as text } from '#text/readers.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { pinProblem } from './new-pin.ts';
import styles from './readers.module.css';

interface NewReaderFormProps {
  readonly isPinNeeded: boolean;
  readonly submitLabel: string;
  readonly onBack?: () => void;
}

/** Name and PIN of a new reader, who is then signed in. */
export function NewReaderForm({ isPinNeeded, submitLabel, onBack }: NewReaderFormProps) {
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const add = useAction('readers.add');
  const problem = pinProblem(pin, again);
  const isReady = name.trim() !== '' && problem === null && (pin !== '' || !isPinNeeded);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !add.busy) void add.run({ name: name.trim(), pin: pin === '' ? null : pin });
      }}
    >
      {add.error ? <FailureNote error={add.error} /> : null}
      <TextField label={text.name} value={name} onChange={setName} autoFocus />
      <TextField
        label={isPinNeeded ? text.pinNeeded : text.pinOptional}
        value={pin}
        onChange={setPin}
        kind="pin"
      />
      {pin === '' ? null : (
        <TextField
          label={text.pinAgain}
          value={again}
          onChange={setAgain}
          problem={again === '' ? null : problem}
          kind="pin"
        />
      )}
      <div className={styles['row']}>
        <CommandButton type="submit" kind="main" busy={add.busy} disabled={!isReady}>
          {submitLabel}
        </CommandButton>
        {onBack ? <CommandButton onClick={onBack}>{text.back}</CommandButton> : null}
      </div>
    </form>
  );
}
