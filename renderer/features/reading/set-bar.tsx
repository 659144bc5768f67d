import type { OpenedSet } from '#contract/reading-set.ts';
import { date } from '#text/numbers.ts';
import { studiesText } from '#text/studies.ts';
import { CommandButton } from '#ui/command-button.tsx';
import styles from './set-bar.module.css';

const text = studiesText.bar;

interface SetBarProps {
  readonly opened: OpenedSet;
  readonly selectedId: string | null;
  readonly onSelect: (caseId: string) => void;
  readonly onLeave: () => void;
}

/** The set that is read, how far it is, the next case, and the way out, which loses nothing. */
export function SetBar({ opened, selectedId, onSelect, onLeave }: SetBarProps) {
  const { set, nextCaseId, revealFrom } = opened;
  const done = (set.kind === 'study' ? set.own?.decidedCount : set.own?.committedCount) ?? 0;
  return (
    <section className={styles['bar']} aria-label={text.label} data-testid="set-bar">
      <p className={styles['name']}>{set.name}</p>
      <p className={styles['soft']}>
        {studiesText.progress(set.kind, set.own?.committedCount ?? 0, done, set.caseCount)}
      </p>
      {nextCaseId !== null && nextCaseId !== selectedId ? (
        <CommandButton
          onClick={() => {
            onSelect(nextCaseId);
          }}
        >
          {text.next}
        </CommandButton>
      ) : null}
      {set.own?.isFinished === true ? <p>{text.finished}</p> : null}
      {nextCaseId === null && revealFrom !== null && set.own?.isFinished !== true ? (
        <p>{text.waiting(date(revealFrom))}</p>
      ) : null}
      <CommandButton kind="quiet" onClick={onLeave}>
        {text.leave}
      </CommandButton>
    </section>
  );
}
