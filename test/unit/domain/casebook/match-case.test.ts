import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseQuery } from '#contract/case-page.ts';
import { caseEntry } from '#domain/casebook/case-entry.ts';
import { changeLabels, noLabels, type CaseLabels } from '#domain/casebook/case-labels.ts';
import { caseMatcher, commonText } from '#domain/casebook/match-case.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import { caseQuery } from '#test/builders/case-query.ts';
import { caseRecord, imageFacts } from '#test/builders/case-record.ts';
import { readingEvents } from '#test/builders/reading-events.ts';

const facts = imageFacts({
  patientName: 'Müller^Änne',
  patientId: 'MRN-17',
  accessionNumber: 'A4711',
  studyDate: '2026-03-05',
  laterality: 'right',
});
const { marked, committed, revealed, decided, resolved } = readingEvents({ call: 'pathologic' });
const read = { ...committed, read: { ...committed.read, note: 'Thin cortex' } };

function isFound(
  changes: Partial<CaseQuery>,
  { events = [], labels = noLabels }: { events?: readonly ReadingEvent[]; labels?: CaseLabels } = {},
): boolean {
  const entry = caseEntry(caseRecord({ title: 'Müller^Änne', facts, events }));
  const matches = caseMatcher(caseQuery(changes), { readerId: 'reader-1', now: '2026-11-25T08:00:00.000Z' });
  return matches(entry, labels, commonText(entry, labels));
}

describe('the search', () => {
  it.each(['muller', 'MULLER anne', 'mrn-17', 'a4711', '2026-03', 'film.dcm', 'anne, muller'])(
    'finds a case by %s',
    (search) => {
      expect(isFound({ search })).toBe(true);
    },
  );

  it('wants every word, and looks at tags and the own note', () => {
    expect(isFound({ search: 'muller smith' })).toBe(false);
    expect(isFound({ search: 'cortex' }, { events: [marked, read] })).toBe(true);
    expect(isFound({ search: 'cortex' }, { events: [marked] })).toBe(false);
    expect(isFound({ search: 'teach' }, { labels: { tags: ['Teaching'], isArchived: false } })).toBe(true);
  });

  it('finds nothing that only stands across two facts', () => {
    expect(isFound({ search: '17a4711' })).toBe(false);
  });
});

describe('the filters', () => {
  it.each<readonly [Partial<CaseQuery>, boolean]>([
    [{ side: 'right' }, true],
    [{ side: 'left' }, false],
    [{ state: 'unread' }, true],
    [{ truth: 'missing' }, false],
    [{ openedFrom: '2026-11-24', openedTo: '2026-11-24' }, true],
    [{ openedFrom: '2026-11-25' }, false],
    [{ archived: 'only' }, false],
  ])('of an unread case: %j is %s', (query, expected) => {
    expect(isFound(query)).toBe(expected);
  });

  it.each<readonly [Partial<CaseQuery>, boolean]>([
    // The mark stands above what the file says.
    [{ side: 'left' }, true],
    [{ call: 'pathologic' }, true],
    [{ call: 'nonpathologic' }, false],
    [{ agreement: 'disagrees' }, true],
    [{ agreement: 'agrees' }, false],
    [{ reader: 'Reader 1' }, true],
    [{ reader: 'Reader 2' }, false],
    [{ truth: 'missing' }, true],
    [{ truth: 'due', dueAfterWeeks: 1 }, false],
  ])('of a decided case: %j is %s', (query, expected) => {
    expect(isFound(query, { events: [marked, read, revealed, decided] })).toBe(expected);
  });

  it('calls the truth due at the day, not before, and never once it is known', () => {
    const old = { ...decided, read: { ...decided.read, decidedAt: '2026-09-02T08:00:00.000Z' } };
    const events = [marked, read, revealed, old];
    expect(isFound({ truth: 'due', dueAfterWeeks: 12 }, { events })).toBe(true);
    expect(isFound({ truth: 'due', dueAfterWeeks: 13 }, { events })).toBe(false);
    expect(isFound({ truth: 'due', dueAfterWeeks: 12 }, { events: [...events, resolved] })).toBe(false);
  });

  it('leaves archived cases out unless they are asked for', () => {
    const labels = { tags: [], isArchived: true };
    expect(isFound({}, { labels })).toBe(false);
    expect(isFound({ archived: 'shown' }, { labels })).toBe(true);
    expect(isFound({ archived: 'only' }, { labels })).toBe(true);
  });
});

describe('labels', () => {
  it('hold each tag once, whatever its capitals, and in order', () => {
    const labels = changeLabels(noLabels, {
      addTags: ['Teaching', 'cyst'],
      removeTags: [],
      isArchived: null,
    });
    expect(labels).toEqual({ tags: ['cyst', 'Teaching'], isArchived: false });
    expect(changeLabels(labels, { addTags: ['TEACHING'], removeTags: ['Cyst'], isArchived: true })).toEqual({
      tags: ['Teaching'],
      isArchived: true,
    });
  });

  it('changed twice the same way are as changed once', () => {
    const tags = fc.array(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(tags, tags, tags, (before, addTags, removeTags) => {
        const change = { addTags, removeTags, isArchived: null };
        const start = changeLabels(noLabels, { addTags: before, removeTags: [], isArchived: null });
        const once = changeLabels(start, change);
        expect(changeLabels(once, change)).toEqual(once);
      }),
    );
  });
});
