import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceReading } from '#domain/casebook/advance-reading.ts';
import { unread, type Reading } from '#domain/casebook/reading.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import { readingEvents } from '#test/builders/reading-events.ts';

type State = Reading['state'];

/** The whole machine as a table: where an event leads from each state; what is not here is refused. */
const machine: Readonly<Record<State, Partial<Record<ReadingEvent['kind'], State>>>> = {
  unread: { marked: 'unread', committed: 'committed' },
  committed: { revealed: 'revealed', amended: 'committed' },
  revealed: { revealed: 'revealed', decided: 'decided', amended: 'revealed' },
  decided: { revealed: 'decided', resolved: 'resolved', amended: 'decided' },
  resolved: { revealed: 'resolved', resolved: 'resolved', amended: 'resolved' },
};

const readerIds = ['reader-1', 'reader-2', 'reader-3'] as const;
const anyEvent = fc
  .record({
    readerId: fc.constantFrom(...readerIds),
    kind: fc.constantFrom<ReadingEvent['kind']>(
      'marked',
      'committed',
      'revealed',
      'decided',
      'resolved',
      'amended',
    ),
    call: fc.constantFrom('pathologic' as const, 'nonpathologic' as const, 'indeterminate' as const),
    score: fc.constantFrom(0.1, 0.6, 0.9),
  })
  .map(({ kind, ...variation }) => readingEvents(variation)[kind]);

/** The state after an event, or null where it is refused. */
function whenAdvanced(reading: Reading, event: ReadingEvent): Reading | null {
  try {
    return advanceReading('case-1', reading, event);
  } catch {
    return null;
  }
}

/** What a store holds after a sequence of attempts: those that the rules accept, per reader. */
function accepted(attempts: readonly ReadingEvent[]): ReadingEvent[] {
  return attempts.reduce<ReadingEvent[]>((events, event) => {
    const reading = readingOf('case-1', event.readerId, events);
    return whenAdvanced(reading, event) ? [...events, event] : events;
  }, []);
}

describe('the reading as a state machine', () => {
  it('takes exactly the steps of its table, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (attempts) => {
        let reading: Reading = unread;
        let isMarked = false;
        for (const event of attempts) {
          const next = whenAdvanced(reading, event);
          const needsMark = event.kind === 'committed' && !isMarked;
          const expected = needsMark ? undefined : machine[reading.state][event.kind];
          expect(next?.state).toBe(expected);
          if (event.kind === 'marked' && next) isMarked = true;
          reading = next ?? reading;
        }
      }),
    );
  });

  it('reaches no reveal before the commit, and changes nothing that was committed, for every reader', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (attempts) => {
        const events = accepted(attempts);
        for (const readerId of readerIds) {
          const own = events.filter((event) => event.readerId === readerId);
          const kinds = own.map(({ kind }) => kind);
          const commit = kinds.indexOf('committed');
          for (const kind of ['revealed', 'decided', 'resolved', 'amended'] as const) {
            const first = kinds.indexOf(kind);
            if (first >= 0) expect(commit >= 0 && commit < first).toBe(true);
          }
          const reading = readingOf('case-1', readerId, events);
          if (reading.state === 'unread') continue;
          const committed = own.find((event) => event.kind === 'committed');
          expect(reading.unaided).toEqual(committed?.read);
          expect(reading.amendments).toHaveLength(kinds.filter((kind) => kind === 'amended').length);
        }
      }),
    );
  });

  it('shows a reader nothing of another, and the truth only after the own final call', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (attempts) => {
        const events = accepted(attempts);
        for (const readerId of readerIds) {
          const reading = readingOf('case-1', readerId, events);
          const own = events.filter((event) => event.readerId === readerId && event.kind !== 'resolved');
          const alone = readingOf('case-1', readerId, own);
          const isKnown = events.some(({ kind }) => kind === 'resolved');
          const state = isKnown && alone.state === 'decided' ? 'resolved' : alone.state;
          expect(reading.state).toBe(state);
          expect('referenceStandard' in reading).toBe(state === 'resolved');
          expect({ ...reading, state: null, referenceStandard: null }).toEqual({
            ...alone,
            state: null,
            referenceStandard: null,
          });
        }
      }),
    );
  });
});
