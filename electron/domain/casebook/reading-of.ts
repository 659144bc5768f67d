import { advanceReading, replayReading } from './advance-reading.ts';
import type { Reading } from './reading.ts';
import type { ReadingEvent } from './reading-event.ts';
import { isSetReader } from './set-case.ts';

/**
 * One reader's reading of a case, from the events of all its readers. The reference standard belongs to the case,
 * whoever entered it, but is part of a reading only once that reader's own final call is recorded: until then it
 * would give the answer away.
 */
export function readingOf(caseId: string, readerId: string, events: readonly ReadingEvent[]): Reading {
  const own = events.filter((event) => event.kind !== 'resolved' && event.readerId === readerId);
  const reading = replayReading(caseId, own);
  if (reading.state !== 'decided') return reading;
  return events
    .filter(({ kind }) => kind === 'resolved')
    .reduce<Reading>((before, event) => advanceReading(caseId, before, event), reading);
}

/** Those who have committed a read of the case in the clinic, in the order of their commits. */
export function readersOf(events: readonly ReadingEvent[]): readonly string[] {
  return events
    .filter(({ kind, readerId }) => kind === 'committed' && !isSetReader(readerId))
    .map(({ readerId }) => readerId);
}
