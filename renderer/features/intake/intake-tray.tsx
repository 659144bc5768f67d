import { describeError } from '#contract/declared-error.ts';
import { intakeText } from '#text/intake.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useDelayed } from '#ui/use-delayed.ts';
import { DiscStudies } from './disc-studies.tsx';
import { doneCount, type IntakeProgress } from './intake-progress.ts';
import type { Intake } from './use-intake.ts';
import styles from './intake-tray.module.css';

const progressDelayMs = 500;

/** More failures than this are counted instead of listed; nobody reads hundreds. */
const listedFailures = 50;

/** Progress of opening files, and for every file that was not opened, why and what to do. */
export function IntakeTray({ intake }: { readonly intake: Intake }) {
  const { progress, isRunning, stop, dismiss } = intake;
  const showsProgress = useDelayed(isRunning, progressDelayMs);
  const { failed, left, known, opened, studies, wasStopped } = progress;
  // What simply worked needs no words: the films are in the list.
  const isBatch = opened + known > 1;
  const hasNews =
    studies.length > 0 || failed.length > 0 || left.length > 0 || (known > 0 && isBatch) || wasStopped;
  if (isRunning ? !showsProgress && failed.length === 0 : !hasNews) return null;
  return (
    <section className={styles['tray']} aria-label={intakeText.tray} aria-live="polite">
      <div className={styles['head']}>
        <span>
          {isRunning
            ? intakeText.reading(doneCount(progress), progress.total)
            : intakeText.summary({
                opened,
                known,
                failed: failed.length,
                left: left.length,
                wasStopped,
              })}
        </span>
        {isRunning ? (
          <CommandButton onClick={stop}>{intakeText.cancel}</CommandButton>
        ) : (
          <button type="button" className={styles['close']} aria-label={intakeText.dismiss} onClick={dismiss}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {isRunning ? (
        <>
          <progress
            className={styles['bar']}
            aria-label={intakeText.tray}
            max={Math.max(1, progress.total)}
            value={doneCount(progress)}
          />
          <p className={styles['name']}>{progress.current ?? intakeText.looking}</p>
        </>
      ) : null}
      {studies.length > 0 ? <DiscStudies studies={studies} /> : null}
      <ul className={styles['list']}>
        {failed.slice(0, listedFailures).map(({ fileName, error }, index) => (
          <Failure key={index} fileName={fileName} error={error} />
        ))}
      </ul>
      {failed.length > listedFailures ? (
        <p className={styles['name']}>{intakeText.moreFailures(failed.length - listedFailures)}</p>
      ) : null}
      {left.length > 0 && !isRunning ? <Left left={left} /> : null}
    </section>
  );
}

function Failure({ fileName, error }: IntakeProgress['failed'][number]) {
  const { message, action } = describeError(error);
  return (
    <li className={styles['failed']} data-error-code={error.code}>
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

/** What lies on a disc beside its films is nothing to worry about: closed until asked for. */
function Left({ left }: Pick<IntakeProgress, 'left'>) {
  return (
    <details className={styles['left']}>
      <summary>{intakeText.left(left.length)}</summary>
      <ul>
        {left.slice(0, listedFailures).map(({ fileName, reason }, index) => (
          <li key={index}>
            {fileName}: {intakeText.leftBecause[reason]}
          </li>
        ))}
        {left.length > listedFailures ? <li>{intakeText.moreLeft(left.length - listedFailures)}</li> : null}
      </ul>
    </details>
  );
}
