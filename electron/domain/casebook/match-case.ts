import type { CaseQuery } from '#contract/case-page.ts';
import { readingIn, type CaseEntry, type EntryReading } from './case-entry.ts';
import type { CaseLabels } from './case-labels.ts';
import { readersOfEntry } from './case-row.ts';
import { searchableText } from './searchable-text.ts';
import { isTruthDue } from './truth-due.ts';

/** Who asks, and when. */
export interface Asking {
  readonly readerId: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

export type CaseFilter = Omit<CaseQuery, 'sort' | 'descending' | 'offset' | 'limit'>;

/** A case with what a search looks at, made ready once; see `searchableText`. */
export interface SearchableCase {
  readonly entry: CaseEntry;
  readonly labels: CaseLabels;
  /** Of everything that all readers may know. */
  readonly text: string;
  /** Each reader's own note, by reader. */
  readonly notes: ReadonlyMap<string, string>;
}

const noNotes: ReadonlyMap<string, string> = new Map();

export function searchableCase(entry: CaseEntry, labels: CaseLabels): SearchableCase {
  const { title, patientId, accessionNumber, fileName, studyDate, openedAt } = entry;
  const parts = [
    title,
    patientId,
    accessionNumber,
    fileName,
    studyDate,
    openedAt.slice(0, 10),
    ...labels.tags,
  ];
  const notes = entry.readings.flatMap(({ readerId, unaided }) =>
    unaided === null || unaided.note === '' ? [] : [[readerId, searchableText(unaided.note)] as const],
  );
  return {
    entry,
    labels,
    text: searchableText(parts.filter((part) => part !== null).join('\n')),
    notes: notes.length === 0 ? noNotes : new Map(notes),
  };
}

/** The words of a search, all of which must occur. */
function searchWords(search: string): readonly string[] {
  return searchableText(search)
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
}

type Condition = (found: SearchableCase) => boolean;

/** A filter as a function of one case: only what is asked for is looked at, the quickest first. */
export function caseMatcher(filter: CaseFilter, asking: Asking): Condition {
  const conditions = [
    ...labelConditions(filter),
    ...readingConditions(filter, asking),
    ...searchConditions(filter, asking),
  ];
  return (found) => conditions.every((holds) => holds(found));
}

function* labelConditions({ archived, tag, openedFrom, openedTo, reader }: CaseFilter): Generator<Condition> {
  if (archived !== 'shown') yield ({ labels }) => labels.isArchived === (archived === 'only');
  // An instant sorts after its own day and before the next one.
  if (openedFrom !== null) yield ({ entry }) => entry.openedAt >= openedFrom;
  if (openedTo !== null) yield ({ entry }) => entry.openedAt.slice(0, 10) <= openedTo;
  if (tag !== null) {
    const wanted = tag.toLowerCase();
    yield ({ labels }) => labels.tags.some((one) => one.toLowerCase() === wanted);
  }
  if (reader !== null) yield ({ entry }) => readersOfEntry(entry).includes(reader);
}

function* readingConditions(filter: CaseFilter, { readerId, now }: Asking): Generator<Condition> {
  const { state, side, call, agreement, truth, dueAfterWeeks } = filter;
  const own = (holds: (reading: EntryReading, entry: CaseEntry) => boolean): Condition => {
    return ({ entry }) => holds(readingIn(entry, readerId), entry);
  };
  if (state !== null) yield own((reading) => reading.state === state);
  if (side !== null) yield own((reading, { statedSide }) => (reading.side ?? statedSide) === side);
  if (call !== null) yield own(({ unaided }) => unaided?.call === call);
  if (agreement !== null) yield own((reading) => agreementOf(reading) === agreement);
  if (truth === 'known') yield ({ entry }) => entry.truthIsKnown;
  if (truth === 'missing') yield own(({ unaided }, { truthIsKnown }) => !truthIsKnown && unaided !== null);
  if (truth === 'due') yield own((reading, entry) => isTruthDue(entry, reading, now, dueAfterWeeks));
}

function* searchConditions({ search }: CaseFilter, { readerId }: Asking): Generator<Condition> {
  for (const word of searchWords(search)) {
    yield ({ text, notes }) => text.includes(word) || notes.get(readerId)?.includes(word) === true;
  }
}

/** Null where one of the two gave no definite call. */
function agreementOf({ unaided, model }: EntryReading): CaseFilter['agreement'] {
  if (!unaided || !model || unaided.call === 'indeterminate' || model.call === 'refused') return null;
  return unaided.call === model.call ? 'agrees' : 'disagrees';
}
