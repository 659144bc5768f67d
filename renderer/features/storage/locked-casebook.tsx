import { useState } from 'react';
import { useAction } from '#api/use-action.ts';
import { commonText } from '#text/common.ts';
import { sealText as text } from '#text/seal.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import styles from './storage.module.css';

/** Asks for what opens the casebook. */
export function LockedCasebook({ hasRecoveryCode }: { readonly hasRecoveryCode: boolean }) {
  const [secret, setSecret] = useState('');
  const unlock = useAction('storage.unlock');
  return (
    <main className={styles['middle']} aria-label={text.lockedTitle} data-testid="locked-casebook">
      <p className={styles['brand']}>{commonText.productName}</p>
      <section className={styles['card']}>
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (secret === '' || unlock.busy) return;
            void unlock.run({ secret }).then(() => {
              setSecret('');
            });
          }}
        >
          <h1 className={styles['title']}>{text.lockedTitle}</h1>
          <p>{text.lockedIntro}</p>
          {unlock.error ? <FailureNote error={unlock.error} /> : null}
          <TextField
            label={hasRecoveryCode ? text.secretOrCode : text.secret}
            kind="passphrase"
            value={secret}
            onChange={setSecret}
            autoFocus
          />
          <p className={styles['buttons']}>
            <CommandButton type="submit" kind="main" busy={unlock.busy} disabled={secret === ''}>
              {text.unlock}
            </CommandButton>
          </p>
          <p className={styles['soft']}>{hasRecoveryCode ? text.lockedForgotten : text.lockedNoCode}</p>
        </form>
      </section>
    </main>
  );
}
