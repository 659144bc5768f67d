import { useState } from 'react';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { commonText } from '#text/common.ts';
import { sealText as text } from '#text/seal.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Loading } from '#ui/loading.tsx';
import { Note } from '#ui/note.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import styles from './storage.module.css';

/** What opens the casebook, and how to change it. */
export function SealSettings() {
  const { asked, reload, replace } = useCall('storage.status', {});
  useFeed('storage.changed', replace);
  const [code, setCode] = useState<string | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const make = useAction('storage.makeRecoveryCode');
  if (asked.kind === 'loading') return <Loading heightPx={80} />;
  if (asked.kind === 'failed') {
    return (
      <FailureNote error={asked.error}>
        <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
      </FailureNote>
    );
  }
  const { seal } = asked.output;
  return (
    <div className={styles['settings']} data-testid="encryption">
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
    </div>
  );
}
