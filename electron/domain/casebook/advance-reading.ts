import { DeclaredError } from '#contract/declared-error.ts';
import { assertNever } from '#domain/assert-never.ts';
import { unread, type Reading } from './reading.ts';
import type { ReadingEvent } from './reading-event.ts';

/**
 * The reading rules: unaided read, commit, reveal, aided read, reference standard, in this order and once each.
 * The mark may change until the commit; from the commit on amendments may be added and nothing else changes what was
 * committed. Throws the declared error of the rule that an event breaks.
 */
export function advanceReading(caseId: string, reading: Reading, event: ReadingEvent): Reading {
  switch (event.kind) {
    case 'marked':
      if (reading.state !== 'unread') throw new DeclaredError('reading.already-committed', { caseId });
      return { state: 'unread', mark: event.mark };
    case 'committed':
      if (reading.state !== 'unread') throw new DeclaredError('reading.already-committed', { caseId });
      if (!reading.mark) throw new DeclaredError('reading.not-marked', { caseId });
      return { state: 'committed', mark: reading.mark, unaided: event.read, amendments: [] };
    case 'revealed':
      if (reading.state === 'unread') throw new DeclaredError('reading.not-committed', { caseId });
      // Revealing twice shows the same prediction: the first one stands.
      if (reading.state !== 'committed') return reading;
      return { ...reading, state: 'revealed', prediction: event.prediction };
    case 'decided':
      if (reading.state === 'unread') throw new DeclaredError('reading.not-committed', { caseId });
      if (reading.state === 'committed') throw new DeclaredError('reading.not-revealed', { caseId });
      if (reading.state !== 'revealed') throw new DeclaredError('reading.already-decided', { caseId });
      return { ...reading, state: 'decided', aided: event.read };
    case 'resolved':
      if (reading.state !== 'decided' && reading.state !== 'resolved') {
        throw new DeclaredError('reading.not-decided', { caseId });
      }
      // A later, better reference standard replaces the earlier one; both stay in the event log.
      return { ...reading, state: 'resolved', referenceStandard: event.reference };
    case 'amended':
      if (reading.state === 'unread') throw new DeclaredError('reading.nothing-to-amend', { caseId });
      return { ...reading, amendments: [...reading.amendments, event.amendment] };
    default:
      return assertNever(event);
  }
}

/** The reading that a stored sequence of one reader's events leads to. */
export function replayReading(caseId: string, events: readonly ReadingEvent[]): Reading {
  return events.reduce((reading, event) => advanceReading(caseId, reading, event), unread);
}
