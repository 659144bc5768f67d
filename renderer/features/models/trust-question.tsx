import { useState } from 'react';
import type { PackageTrust } from '#contract/model-package.ts';
import { modelsText as text } from '#text/models.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import styles from './models-page.module.css';

interface TrustQuestionProps {
  readonly trust: PackageTrust;
  readonly onTrust: () => void;
  readonly onDistrust: () => void;
}

/** Whether a package of a stranger is used. It goes on only once the reader says that the numbers were compared. */
export function TrustQuestion({ trust, onTrust, onDistrust }: TrustQuestionProps) {
  const [isCompared, setIsCompared] = useState(false);
  const isSigned = trust.kind === 'publisher';
  const digits = isSigned ? trust.fingerprint : trust.manifestSha256;
  return (
    <Note tone="caution" title={isSigned ? text.unknownTitle : text.unsignedTitle}>
      <div className={styles['question']} data-testid="trust-question">
        <p>{isSigned ? text.unknownBody : text.unsignedBody}</p>
        <p>
          {isSigned ? text.fingerprint : text.manifestSha256}
          <code className={styles['digits']}>{digits.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <label className={styles['compared']}>
          <input
            type="checkbox"
            checked={isCompared}
            onChange={(event) => {
              setIsCompared(event.currentTarget.checked);
            }}
          />
          {text.compared}
        </label>
        <div className={styles['actions']}>
          <CommandButton onClick={onDistrust}>{text.distrust}</CommandButton>
          <CommandButton disabled={!isCompared} onClick={onTrust}>
            {text.trust}
          </CommandButton>
        </div>
      </div>
    </Note>
  );
}
