import { sealText as text } from '#text/seal.ts';
import { CommandButton } from '#ui/command-button.tsx';
import styles from './storage.module.css';

interface RecoveryCodeProps {
  readonly code: string;
  readonly onWritten: () => void;
}

/** A recovery code, shown once, to be written on paper. */
export function RecoveryCode({ code, onWritten }: RecoveryCodeProps) {
  return (
    <>
      <p>{text.codeIntro}</p>
      <p className={styles['code']} data-testid="recovery-code">
        {code}
      </p>
      <p className={styles['buttons']}>
        <CommandButton kind="main" onClick={onWritten}>
          {text.codeWritten}
        </CommandButton>
      </p>
    </>
  );
}
