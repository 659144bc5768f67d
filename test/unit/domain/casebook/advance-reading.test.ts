import { describe, expect, it } from 'vitest';
import { advanceReading, replayReading } from '#domain/casebook/advance-reading.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import { readingEvents } from '#test/builders/reading-events.ts';

const { marked, committed, revealed, decided, resolved } = readingEvents();

function errorCode(events: readonly ReadingEvent[]): unknown {
  try {
    replayReading('case-1', events);
    return 'accepted';
  } catch (thrown) {
    return (thrown as { code: unknown }).code;
  }
}

describe('reading rules', () => {
  it('go from unread to resolved in one order', () => {
    const states = [marked, committed, revealed, decided, resolved].map(
      (_, index, all) => replayReading('case-1', all.slice(0, index + 1)).state,
    );
    expect(states).toEqual(['unread', 'committed', 'revealed', 'decided', 'resolved']);
  });

  it.each([
    ['commit before a mark', [committed], 'reading.not-marked'],
    ['reveal before a commit', [marked, revealed], 'reading.not-committed'],
    ['decide before a commit', [marked, decided], 'reading.not-committed'],
    ['decide before a reveal', [marked, committed, decided], 'reading.not-revealed'],
    ['truth before the final call', [marked, committed, revealed, resolved], 'reading.not-decided'],
    ['a second commit', [marked, committed, committed], 'reading.already-committed'],
    ['a new mark after the commit', [marked, committed, marked], 'reading.already-committed'],
    ['a second final call', [marked, committed, revealed, decided, decided], 'reading.already-decided'],
  ] as const)('refuse %s', (_, events, code) => {
    expect(errorCode(events)).toBe(code);
  });

  it('keep the first prediction when the model is revealed again', () => {
    const once = replayReading('case-1', [marked, committed, revealed]);
    const other = readingEvents({ score: 0.99 }).revealed;
    expect(advanceReading('case-1', once, other)).toBe(once);
  });

  it('let a better reference standard follow an earlier one', () => {
    const later = {
      ...resolved,
      reference: { ...resolved.reference, source: 'histology', truth: 'pathologic' },
    } as const;
    const reading = replayReading('case-1', [marked, committed, revealed, decided, resolved, later]);
    expect(reading).toMatchObject({
      state: 'resolved',
      referenceStandard: { source: 'histology', truth: 'pathologic' },
    });
  });
});
