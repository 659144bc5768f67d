import { useState } from 'react';
import { useAction } from '#api/use-action.ts';
import { commonText } from '#text/common.ts';
import { sealText as text } from '#text/seal.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { passphraseProblem } from './new-passphrase.ts';
import { RecoveryCode } from './recovery-code.tsx';
import styles from './storage.module.css';

interface ProtectCasebookProps {
  /** From here on the screen stays, until `onEnd`. */
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

/** The first start on a computer without a keychain: a passphrase, then the recovery code to write down. */
export function ProtectCasebook({ onBegin, onEnd }: ProtectCasebookProps) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const protect = useAction('storage.protect');
  const isReady = passphraseProblem(passphrase, again) === null;
  const submit = async (): Promise<void> => {
    onBegin();
    const answer = await protect.run({ passphrase });
    if (answer) setCode(answer.recoveryCode);
    else onEnd();
  };
  return (
    <main
      className={styles['middle']}
      aria-label={code === null ? text.newTitle : text.codeTitle}
      data-testid="protect-casebook"
    >
      <p className={styles['brand']}>{commonText.productName}</p>
      <section className={styles['card']}>
        {code === null ? (
          <form
            className={styles['form']}
            onSubmit={(event) => {
              event.preventDefault();
              if (isReady && !protect.busy) void submit();
            }}
          >
            <h1 className={styles['title']}>{text.newTitle}</h1>
            <p>{text.newIntro}</p>
            <p className={styles['soft']}>{text.newWarning}</p>
            {protect.error ? <FailureNote error={protect.error} /> : null}
            <NewPassphraseFields
              label={text.passphrase}
              passphrase={passphrase}
              again={again}
              onPassphrase={setPassphrase}
              onAgain={setAgain}
              autoFocus
            />
            <p className={styles['buttons']}>
              <CommandButton type="submit" kind="main" busy={protect.busy} disabled={!isReady}>
                {text.protect}
              </CommandButton>
            </p>
          </form>
        ) : (
          <>
            <h1 className={styles['title']}>{text.codeTitle}</h1>
            <RecoveryCode code={code} onWritten={onEnd} />
          </>
        )}
      </section>
    </main>
  );
}
