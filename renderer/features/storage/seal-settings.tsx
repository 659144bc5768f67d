import { useState } from 'react';
import type { StorageSeal } from '#contract/storage.ts';
import { useAction } from '#api/use-action.ts';
import { sealText as text } from '#text/seal.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import styles from './storage.module.css';

/** What opens the casebook, and how to change it. */
export function SealSettings({ seal }: { readonly seal: StorageSeal }) {
  const [code, setCode] = useState<string | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const make = useAction('storage.makeRecoveryCode');
  return (
    <section className={styles['settings']} aria-label={text.settingsTitle}>
      <h3 className={styles['subtitle']}>{text.settingsTitle}</h3>
      <p className={styles['soft']}>{text.settingsIntro(seal)}</p>
      {seal.recovery ? (
        <p className={styles['soft']}>{text.hasCode}</p>
      ) : (
        <Note tone="caution">
          <p>{text.noCode}</p>
        </Note>
      )}
      {make.error ? <FailureNote error={make.error} /> : null}
      {code === null ? null : (
        <RecoveryCode
          code={code}
          onWritten={() => {
            setCode(null);
          }}
        />
      )}
      {isChanging ? (
        <PassphraseForm
          isFirst={!seal.passphrase}
          onEnd={(hasSaved) => {
            setIsChanging(false);
            setIsSaved(hasSaved);
          }}
        />
      ) : null}
      {isChanging || code !== null ? null : (
        <p className={styles['buttons']}>
          <CommandButton
            busy={make.busy}
            onClick={() => {
              void make.run({}).then((answer) => {
                setCode(answer?.recoveryCode ?? null);
              });
            }}
          >
            {seal.recovery ? text.makeNewCode : text.makeCode}
          </CommandButton>
          <CommandButton
            onClick={() => {
              setIsSaved(false);
              setIsChanging(true);
            }}
          >
            {seal.passphrase ? text.changePassphrase : text.setPassphrase}
          </CommandButton>
          <span role="status">{isSaved ? text.saved : ''}</span>
        </p>
      )}
    </section>
  );
}
