import { useEffect, useState } from 'react';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { casesText as text } from '#text/cases.ts';
import styles from './root.module.css';

/**
 * The casebook is counted once the window is up, so that a start waits for nothing. This question reads it into memory,
 * slice by slice: whoever searches some seconds later finds it read.
 */
const patienceMs = 3000;

/** A quiet reminder beside “Cases”: how many cases wait for their truth. Nothing where none does. */
export function DueBadge() {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsTime(true);
    }, patienceMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  const { asked, reload } = useCall('cases.due', isTime ? {} : null);
  useFeed('cases.changed', reload);
  if (asked.kind !== 'ready' || asked.output.dueCount === 0) return null;
  const { dueCount } = asked.output;
  return (
    <>
      <span className={styles['badge']} aria-hidden="true">
        {text.dueBadge(dueCount)}
      </span>
      <span className="visually-hidden">{text.dueBadgeLabel(dueCount)}</span>
    </>
  );
}
