import type { ReactNode, Ref } from 'react';
import type { CaseDetail } from '#contract/case.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import {
  findings as allFindings,
  type AmendmentDraft,
  type ReadingCall,
  type UnaidedRead,
} from '#contract/reading.ts';
import { callText } from '#text/common.ts';
import { dateAndTime } from '#text/numbers.ts';
import { findingText, readingText, readText } from '#text/reading.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { Note } from '#ui/note.tsx';
import { ProbabilityInput } from '#ui/probability-input.tsx';
import { Amendments } from './amendments.tsx';
import type { CaseDraft } from './reading-store.ts';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';

interface ReadStepProps {
  readonly detail: CaseDetail;
  readonly draft: CaseDraft;
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  readonly isFilmShown: boolean;
  readonly likelihoodRef: Ref<HTMLInputElement>;
  readonly onChange: (part: Partial<CaseDraft>) => void;
  readonly onCommit: () => void;
  readonly onGoOn: () => void;
  readonly amendError: DeclaredError | null;
  readonly onAmend: (amendment: AmendmentDraft) => Promise<boolean>;
}

export const callChoices = [
  { value: 'nonpathologic', label: callText.nonpathologic, keys: '1' },
  { value: 'pathologic', label: callText.pathologic, keys: '2' },
  { value: 'indeterminate', label: callText.indeterminate, keys: '3' },
] as const;

/** What a read still lacks before it can be committed. */
export function missingInRead(draft: CaseDraft): readonly string[] {
  return [
    ...(draft.call === null ? [readText.missingCall] : []),
    ...(draft.confidencePercent === null ? [readText.missingLikelihood] : []),
  ];
}

/** The reader's own judgement, before the model. */
export function ReadStep(props: ReadStepProps) {
  const { detail, draft, busy, error, isFilmShown, likelihoodRef, onChange, onCommit, onGoOn } = props;
  if (detail.unaided) {
    return (
      <CommittedRead read={detail.unaided} onGoOn={onGoOn}>
        <Amendments
          key={detail.caseId}
          amendments={detail.amendments}
          busy={busy}
          error={props.amendError}
          onAmend={props.onAmend}
        />
      </CommittedRead>
    );
  }
  const missing = [...missingInRead(draft), ...(isFilmShown ? [] : [readText.missingFilm])];
  return (
    <>
      <div className={styles['scroll']}>
        {error ? <FailureNote error={error} /> : null}
        <ChoiceGroup<ReadingCall>
          label={readText.call}
          layout="column"
          choices={callChoices}
          value={draft.call}
          onChange={(call) => {
            onChange({ call });
          }}
        />
        <ProbabilityInput
          label={readText.likelihood}
          low={readText.likelihoodLow}
          high={readText.likelihoodHigh}
          unset={readText.likelihoodUnset}
          value={draft.confidencePercent}
          inputRef={likelihoodRef}
          onChange={(confidencePercent) => {
            onChange({ confidencePercent });
          }}
        />
        {pointsElsewhere(draft) ? <Note tone="caution">{readText.against}</Note> : null}
        <fieldset className={styles['findings']}>
          <legend className={styles['label']}>{readText.findings}</legend>
          {allFindings.map((finding) => (
            <label key={finding} className={styles['finding']}>
              <input
                type="checkbox"
                aria-label={findingText[finding]}
                checked={draft.findings.includes(finding)}
                onChange={(event) => {
                  const others = draft.findings.filter((entry) => entry !== finding);
                  onChange({ findings: event.currentTarget.checked ? [...others, finding] : others });
                }}
              />
              {findingText[finding]}
            </label>
          ))}
        </fieldset>
        <label className={styles['group']}>
          <span className={styles['label']}>{readText.note}</span>
          <textarea
            className={styles['note']}
            aria-label={readText.note}
            placeholder={readText.notePlaceholder}
            maxLength={4000}
            value={draft.note}
            onChange={(event) => {
              onChange({ note: event.currentTarget.value });
            }}
          />
        </label>
      </div>
      <StepFoot missing={missing} hint={readText.commitHint}>
        <CommandButton
          kind="main"
          keys="Ctrl+Enter"
          busy={busy}
          disabled={missing.length > 0}
          onClick={onCommit}
        >
          {readText.commit}
        </CommandButton>
      </StepFoot>
    </>
  );
}

interface CommittedReadProps {
  readonly read: UnaidedRead;
  readonly onGoOn: () => void;
  /** What was added since. */
  readonly children: ReactNode;
}

function CommittedRead({ read, onGoOn, children }: CommittedReadProps) {
  return (
    <>
      <div className={styles['scroll']}>
        <p className={styles['row']}>
          <span>{readText.locked}</span>
          <Icon name="lock" />
        </p>
        <dl className={styles['facts']}>
          <dt>{readText.call}</dt>
          <dd>{callText[read.call]}</dd>
          <dt>{readText.likelihood}</dt>
          <dd>{read.confidencePercent} %</dd>
          <dt>{readText.findings}</dt>
          <dd>{read.findings.map((finding) => findingText[finding]).join(', ') || readText.noFindings}</dd>
          {read.note === '' ? null : (
            <>
              <dt>{readText.note}</dt>
              <dd>{read.note}</dd>
            </>
          )}
        </dl>
        <p className={styles['soft']}>{readText.committed(read.reader, dateAndTime(read.committedAt))}</p>
        {children}
      </div>
      <StepFoot>
        <CommandButton kind="main" keys="Enter" onClick={onGoOn}>
          {readingText.goOn}
        </CommandButton>
      </StepFoot>
    </>
  );
}

/** A call for one side with a likelihood clearly on the other. */
function pointsElsewhere({ call, confidencePercent }: CaseDraft): boolean {
  if (confidencePercent === null) return false;
  return (
    (call === 'pathologic' && confidencePercent < 40) || (call === 'nonpathologic' && confidencePercent > 60)
  );
}
