import { useState } from 'react';
import type { Reader } from '#contract/reader.ts';
import { useAction } from '#api/use-action.ts';
import { commonText } from '#text/common.ts';
import { readersText as text } from '#text/readers.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { NewReaderForm } from './new-reader-form.tsx';
import styles from './readers.module.css';

/** Asks which of the readers reads now, and for the PIN where there is one. */
export function SignIn({ readers }: { readonly readers: readonly Reader[] }) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <main className={styles['middle']} aria-label={text.signInTitle} data-testid="sign-in">
      <p className={styles['brand']}>{commonText.productName}</p>
      <section className={styles['card']}>
        <h1 className={styles['title']}>{isAdding ? text.addTitle : text.signInTitle}</h1>
        {isAdding ? (
          <NewReaderForm
            isPinNeeded
            submitLabel={text.addAndSignIn}
            onBack={() => {
              setIsAdding(false);
            }}
          />
        ) : (
          <SignInForm
            readers={readers}
            onAdd={() => {
              setIsAdding(true);
            }}
          />
        )}
      </section>
    </main>
  );
}

interface SignInFormProps {
  readonly readers: readonly Reader[];
  readonly onAdd: () => void;
}

function SignInForm({ readers, onAdd }: SignInFormProps) {
  const [chosenId, setChosenId] = useState<string | null>(
    readers.length === 1 ? (readers[0]?.readerId ?? null) : null,
  );
  const [pin, setPin] = useState('');
  const signIn = useAction('readers.signIn');
  const chosen = readers.find(({ readerId }) => readerId === chosenId);
  const isReady = chosen !== undefined && (!chosen.hasPin || pin !== '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || signIn.busy) return;
        void signIn.run({ readerId: chosen.readerId, pin: chosen.hasPin ? pin : null }).then(() => {
          setPin('');
        });
      }}
    >
      {signIn.error ? <FailureNote error={signIn.error} /> : null}
      <ChoiceGroup
        label={text.readers}
        layout="column"
        value={chosenId}
        choices={readers.map(({ readerId, name }) => ({ value: readerId, label: name }))}
        onChange={(readerId) => {
          setChosenId(readerId);
          setPin('');
          signIn.forget();
        }}
      />
      {chosen?.hasPin === true ? (
        <TextField
          key={chosen.readerId}
          label={text.pin}
          value={pin}
          onChange={setPin}
          kind="pin"
          autoFocus
        />
      ) : null}
      <div className={styles['row']}>
        <CommandButton type="submit" kind="main" busy={signIn.busy} disabled={!isReady}>
          {text.signIn}
        </CommandButton>
        <CommandButton kind="quiet" onClick={onAdd}>
          {text.add}
        </CommandButton>
      </div>
    </form>
  );
}
