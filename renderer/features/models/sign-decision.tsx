import { useState } from 'react';
import type { LocalTestQuestion, LocalTestRecord } from '#contract/local-test.ts';
import { useAction } from '#api/use-action.ts';
import { useReader } from '#api/use-reader-session.ts';
import { localTestText as text } from '#text/local-test.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import styles from './local-test.module.css';

interface SignDecisionProps {
  readonly question: LocalTestQuestion;
  readonly onSigned: (records: LocalTestRecord[]) => void;
}

/** Go or no-go, with a remark, under the name of the reader. Nothing is chosen beforehand. */
export function SignDecision({ question, onSigned }: SignDecisionProps) {
  const { name } = useReader();
  const [decision, setDecision] = useState<LocalTestRecord['decision'] | null>(null);
  const [remark, setRemark] = useState('');
  const sign = useAction('localTest.sign');
  return (
    <div className={styles['result']} data-testid="sign-decision">
      <h3 className={styles['heading']}>{text.sign}</h3>
      <p className={styles['soft']}>{text.signHelp}</p>
      {sign.error ? <FailureNote error={sign.error} /> : null}
      <div className={styles['choice']}>
        <ChoiceGroup<LocalTestRecord['decision']>
          label={text.decision}
          value={decision}
          choices={[
            { value: 'go', label: text.decisions.go },
            { value: 'no-go', label: text.decisions['no-go'] },
          ]}
          onChange={setDecision}
        />
      </div>
      <label className={styles['field']}>
        <span>{text.remark}</span>
        <textarea
          rows={2}
          maxLength={2000}
          value={remark}
          onChange={(event) => {
            setRemark(event.currentTarget.value);
          }}
        />
      </label>
      <div>
        <CommandButton
          busy={sign.busy}
          disabled={decision === null}
          onClick={() => {
            if (decision === null) return;
            void sign.run({ ...question, decision, remark: remark.trim() }).then((records) => {
              if (!records) return;
              onSigned(records);
              setDecision(null);
              setRemark('');
            });
          }}
        >
          {text.signAs(name)}
        </CommandButton>
      </div>
    </div>
  );
}
