import type { CaseDetail } from '#contract/case.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { ReadingCall } from '#contract/reading.ts';
import { callText } from '#text/common.ts';
import { dateAndTime } from '#text/numbers.ts';
import { decideText, readingText, readText } from '#text/reading.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { OtherReaders } from './other-readers.tsx';
import { ProbabilityInput } from '#ui/probability-input.tsx';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';

interface DecideStepProps {
  readonly detail: CaseDetail;
  readonly finalCall: ReadingCall | null;
  readonly finalConfidencePercent: number | null;
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  readonly onChoose: (call: ReadingCall) => void;
  readonly onLikelihood: (confidencePercent: number) => void;
  readonly onRecord: () => void;
  readonly onGoOn: () => void;
}

const calls: readonly ReadingCall[] = ['nonpathologic', 'pathologic', 'indeterminate'];

/** The three final calls: keeping the read comes first, and every way weighs the same. */
export function finalChoices(first: ReadingCall): readonly ReadingCall[] {
  return [first, ...calls.filter((call) => call !== first)];
}

/** The final call, made with the model in sight. */
export function DecideStep(props: DecideStepProps) {
  const { detail, finalCall, finalConfidencePercent, busy, error, onChoose, onRecord, onGoOn } = props;
  const { unaided, aided, sitting } = detail;
  const isStudy = sitting?.kind === 'study';
  const missing = [
    ...(finalCall === null ? [decideText.missing] : []),
    ...(isStudy && finalConfidencePercent === null ? [readText.missingLikelihood] : []),
  ];
  if (!unaided) return null;
  const call = aided?.call ?? finalCall;
  const needsReminder = [call, unaided.call].some(
    (entry) => entry === 'pathologic' || entry === 'indeterminate',
  );
  return (
    <>
      <div className={styles['scroll']}>
        {error ? <FailureNote error={error} /> : null}
        {aided ? (
          <div className={styles['group']}>
            <p className={styles['statement']}>
              {callText[aided.call]}.{' '}
              {aided.call === unaided.call ? decideText.kept : decideText.changed(callText[unaided.call])}.
            </p>
            <p className={styles['soft']}>
              {decideText.recorded(aided.reader, dateAndTime(aided.decidedAt))}
            </p>
            <OtherReaders caseId={detail.caseId} />
          </div>
        ) : (
          <ChoiceGroup<ReadingCall>
            label={decideText.question}
            layout="column"
            value={finalCall}
            onChange={onChoose}
            choices={finalChoices(unaided.call).map((value, index) => ({
              value,
              label: index === 0 ? decideText.keep(callText[value]) : decideText.change(callText[value]),
              keys: String(index + 1),
            }))}
          />
        )}
        {isStudy && !aided ? (
          <ProbabilityInput
            label={readText.likelihood}
            low={readText.likelihoodLow}
            high={readText.likelihoodHigh}
            unset={readText.likelihoodUnset}
            value={finalConfidencePercent}
            onChange={props.onLikelihood}
          />
        ) : null}
        {needsReminder && !isStudy ? (
          <Note tone="plain" title={decideText.reminderTitle}>
            <ul className={styles['list']}>
              {decideText.reminder.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p className={styles['soft']}>{decideText.reminderSource}</p>
          </Note>
        ) : null}
      </div>
      {aided ? (
        <StepFoot>
          <CommandButton kind="main" keys="Enter" onClick={onGoOn}>
            {readingText.goOn}
          </CommandButton>
        </StepFoot>
      ) : (
        <StepFoot missing={missing} hint={decideText.recordHint}>
          <CommandButton
            kind="main"
            keys="Ctrl+Enter"
            busy={busy}
            disabled={missing.length > 0}
            onClick={onRecord}
          >
            {decideText.record}
          </CommandButton>
        </StepFoot>
      )}
    </>
  );
}
