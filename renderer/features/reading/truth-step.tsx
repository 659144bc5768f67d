import { useState } from 'react';
import type { InputOf } from '#contract/contract-types.ts';
import type { CaseDetail } from '#contract/case.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { ReferenceStandard } from '#contract/reading.ts';
import { callText } from '#text/common.ts';
import { dateAndTime } from '#text/numbers.ts';
import { truthText } from '#text/reading.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';

type Reference = InputOf<'reading.resolve'>['reference'];

interface TruthStepProps {
  readonly detail: CaseDetail;
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  readonly onSave: (reference: Reference) => void;
}

/** What the fracture turned out to be, and how that is known. A better source may replace an earlier one. */
export function TruthStep({ detail, busy, error, onSave }: TruthStepProps) {
  const [correcting, setCorrecting] = useState(false);
  const known = detail.referenceStandard;
  if (known && !correcting) {
    return (
      <>
        <div className={styles['scroll']}>
          <dl className={styles['facts']}>
            <dt>{truthText.truth}</dt>
            <dd>{callText[known.truth]}</dd>
            <dt>{truthText.source}</dt>
            <dd>{truthText.sources[known.source]}</dd>
            <dt>{truthText.date}</dt>
            <dd>{known.establishedOn}</dd>
          </dl>
          <p className={styles['soft']}>{truthText.recorded(known.reader, dateAndTime(known.recordedAt))}</p>
        </div>
        {detail.sitting ? null : (
          <StepFoot>
            <CommandButton
              onClick={() => {
                setCorrecting(true);
              }}
            >
              {truthText.replace}
            </CommandButton>
          </StepFoot>
        )}
      </>
    );
  }
  return (
    <TruthForm
      key={detail.caseId}
      known={known}
      busy={busy}
      error={error}
      onSave={(reference) => {
        setCorrecting(false);
        onSave(reference);
      }}
    />
  );
}

interface TruthFormProps {
  readonly known: ReferenceStandard | null;
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  readonly onSave: (reference: Reference) => void;
}

function TruthForm({ known, busy, error, onSave }: TruthFormProps) {
  const [truth, setTruth] = useState<Reference['truth'] | null>(known?.truth ?? null);
  const [source, setSource] = useState<Reference['source'] | null>(known?.source ?? null);
  const [establishedOn, setEstablishedOn] = useState(known?.establishedOn ?? '');
  const today = new Date().toISOString().slice(0, 10);
  const inFuture = establishedOn > today;
  const missing = [
    ...(truth === null ? [truthText.missingTruth] : []),
    ...(source === null ? [truthText.missingSource] : []),
    ...(establishedOn === '' || inFuture ? [truthText.missingDate] : []),
  ];
  return (
    <>
      <div className={styles['scroll']}>
        {error ? <FailureNote error={error} /> : null}
        <p className={styles['intro']}>{truthText.intro}</p>
        <div className={styles['group']}>
          <h3 className={styles['label']}>{truthText.truth}</h3>
          <ChoiceGroup
            label={truthText.truth}
            layout="column"
            value={truth}
            onChange={setTruth}
            choices={[
              { value: 'nonpathologic', label: callText.nonpathologic },
              { value: 'pathologic', label: callText.pathologic },
            ]}
          />
        </div>
        <div className={styles['group']}>
          <h3 className={styles['label']}>{truthText.source}</h3>
          <ChoiceGroup
            label={truthText.source}
            layout="column"
            value={source}
            onChange={setSource}
            choices={[
              { value: 'histology', label: truthText.sources.histology },
              { value: 'follow-up', label: truthText.sources['follow-up'] },
              { value: 'imaging', label: truthText.sources.imaging },
            ]}
          />
        </div>
        <label className={styles['group']}>
          <span className={styles['label']}>{truthText.date}</span>
          <input
            type="date"
            className={styles['field']}
            aria-label={truthText.date}
            max={today}
            value={establishedOn}
            onChange={(event) => {
              setEstablishedOn(event.currentTarget.value);
            }}
          />
        </label>
        {inFuture ? <p>{truthText.future}</p> : null}
      </div>
      <StepFoot missing={missing}>
        <CommandButton
          kind="main"
          busy={busy}
          disabled={missing.length > 0}
          onClick={() => {
            if (truth !== null && source !== null) onSave({ truth, source, establishedOn });
          }}
        >
          {truthText.save}
        </CommandButton>
      </StepFoot>
    </>
  );
}
