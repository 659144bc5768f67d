import type { ReactNode } from 'react';
import { readingText, stillMissing } from '#text/reading.ts';
import { Icon } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import styles from './step-frame.module.css';
import type { StepName } from './steps.ts';

interface StepFrameProps {
  readonly step: StepName;
  readonly number: number;
  readonly state: 'open' | 'finished' | 'reachable' | 'waiting';
  /** The result in one line, once there is one. */
  readonly result: string | null;
  readonly locked: boolean;
  /** What is missing, where it is not what the step always waits for. */
  readonly waitsFor?: string | undefined;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One step of the panel: open with its content, or one line that opens it, or greyed with what is missing. */
export function StepFrame(props: StepFrameProps) {
  const { step, number, state, result, locked, waitsFor, onOpen, children } = props;
  const name = readingText.steps[step];
  const headingId = `step-${step}`;
  return (
    <section className={styles['step']} data-step={step} data-step-state={state} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles['heading']}>
        <button
          type="button"
          className={styles['line']}
          aria-expanded={state === 'open'}
          disabled={state === 'waiting'}
          onMouseDown={keepFocus}
          onClick={onOpen}
        >
          <span className={styles['number']}>
            {state === 'finished' ? <Icon name="check" size={14} /> : number}
          </span>
          <span className={styles['name']}>{name}</span>
          <span className={styles['result']}>
            {state === 'waiting' ? (waitsFor ?? waitingFor(step)) : result}
          </span>
          {locked ? <Icon name="lock" size={15} /> : null}
        </button>
      </h2>
      {state === 'open' ? <div className={styles['body']}>{children}</div> : null}
    </section>
  );
}

interface StepFootProps {
  readonly missing?: readonly string[];
  readonly hint?: string;
  readonly children: ReactNode;
}

/** The way on, always in sight at the foot of the panel. */
export function StepFoot({ missing = [], hint, children }: StepFootProps) {
  return (
    <div className={styles['foot']}>
      {missing.length > 0 ? (
        <p role="status">{stillMissing(missing)}</p>
      ) : hint === undefined ? null : (
        <p>{hint}</p>
      )}
      <div className={styles['buttons']}>{children}</div>
    </div>
  );
}

function waitingFor(step: StepName): string {
  return step === 'look' || step === 'mark' ? '' : readingText.waiting[step];
}
