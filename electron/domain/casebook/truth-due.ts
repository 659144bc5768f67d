import type { CaseEntry, EntryReading } from './case-entry.ts';

/** When the truth of a case that was read is asked for, unless the reader chooses otherwise. */
export const dueAfterWeeksByDefault = 12;

const weekMs = 7 * 24 * 3600 * 1000;

/**
 * Whether the reference standard is overdue: the reader's final call is at least so many weeks old and nobody has
 * entered the truth. Demonstration films have none.
 */
export function isTruthDue(
  entry: Pick<CaseEntry, 'truthIsKnown' | 'isDemo'>,
  own: Pick<EntryReading, 'aided'>,
  now: string,
  dueAfterWeeks: number,
): boolean {
  if (entry.truthIsKnown || entry.isDemo || own.aided === null) return false;
  return Date.parse(now) - Date.parse(own.aided.decidedAt) >= dueAfterWeeks * weekMs;
}
