import { describeError } from '#contract/declared-error.ts';
import { intakeText } from '#text/intake.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useDelayed } from '#ui/use-delayed.ts';
import type { Intake, IntakeEntry } from './use-intake.ts';
import styles from './intake-tray.module.css';

const progressDelayMs = 500;

/** Progress of opening files, and for every file that could not be opened, why and what to do. */
export function IntakeTray({ intake }: { readonly intake: Intake }) {
  const { entries, isRunning, stop, dismiss } = intake;
  const showsProgress = useDelayed(isRunning, progressDelayMs);
  const failed = entries.filter(({ outcome }) => outcome.kind === 'failed');
  const opened = entries.filter(({ outcome }) => outcome.kind === 'opened').length;
  if (entries.length === 0 || (!showsProgress && failed.length === 0)) return null;
  return (
    <section className={styles['tray']} aria-label={intakeText.tray} aria-live="polite">
      <p className={styles['head']}>
        <span>
          {isRunning ? intakeText.reading(entries.length) : intakeText.summary(opened, failed.length)}
        </span>
        {isRunning ? (
          <CommandButton onClick={stop}>{intakeText.cancel}</CommandButton>
        ) : (
          <button type="button" className={styles['close']} aria-label={intakeText.dismiss} onClick={dismiss}>
            <Icon name="close" />
          </button>
        )}
      </p>
      <ul className={styles['list']}>
        {(isRunning ? entries : failed).map((entry) => (
          <Line key={entry.key} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Line({ entry }: { readonly entry: IntakeEntry }) {
  const { outcome, fileName } = entry;
  if (outcome.kind === 'failed') {
    const { message, action } = describeError(outcome.error);
    return (
      <li className={styles['failed']} data-error-code={outcome.error.code}>
        <Icon name="caution" />
        <span>
          <span className={styles['message']}>
            {message.includes(fileName) ? message : `${fileName}: ${message}`}
          </span>
          <span>{action}</span>
        </span>
      </li>
    );
  }
  return (
    <li className={styles['line']}>
      <span className={styles['name']}>{fileName}</span>
      <span>{intakeText[outcome.kind]}</span>
    </li>
  );
}
