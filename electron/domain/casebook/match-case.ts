import type { CaseQuery } from '#contract/case-page.ts';
import { assertNever } from '#domain/assert-never.ts';
import { readersOfEntry } from './case-row.ts';
import { readingIn, type CaseEntry, type EntryReading } from './case-entry.ts';
import type { CaseLabels } from './case-labels.ts';
import { searchableText } from './searchable-text.ts';
import { isTruthDue } from './truth-due.ts';

/** Who asks, and when. */
export interface Asking {
  readonly readerId: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

export type CaseFilter = Omit<CaseQuery, 'sort' | 'descending' | 'offset' | 'limit'>;

/** What is searched of a case, of everything that all readers may know; see `searchableText`. */
export function commonText(entry: CaseEntry, labels: CaseLabels): string {
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
  return searchableText(parts.filter((part) => part !== null).join('\n'));
}

/** The words of a search, all of which must occur. */
export function searchWords(search: string): readonly string[] {
  return searchableText(search)
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
}

/** A filter as a function of one case; what does not depend on the case is worked out once. */
export function caseMatcher(
  filter: CaseFilter,
  asking: Asking,
): (entry: CaseEntry, labels: CaseLabels, text: string) => boolean {
  const words = searchWords(filter.search);
  const tag = filter.tag?.toLowerCase() ?? null;
  const { side, call, agreement, reader, state, openedFrom, openedTo, archived } = filter;
  return (entry, labels, text) => {
    if (archived !== 'shown' && labels.isArchived !== (archived === 'only')) return false;
    if (openedFrom !== null && entry.openedAt.slice(0, 10) < openedFrom) return false;
    if (openedTo !== null && entry.openedAt.slice(0, 10) > openedTo) return false;
    if (tag !== null && !labels.tags.some((one) => one.toLowerCase() === tag)) return false;
    if (reader !== null && !readersOfEntry(entry).includes(reader)) return false;
    const own = readingIn(entry, asking.readerId);
    if (state !== null && own.state !== state) return false;
    if (side !== null && (own.side ?? entry.statedSide) !== side) return false;
    if (call !== null && own.unaided?.call !== call) return false;
    if (agreement !== null && agreementOf(own) !== agreement) return false;
    if (!matchesTruth(filter, entry, own, asking)) return false;
    return words.every((word) => text.includes(word) || isInNote(own, word));
  };
}

function isInNote({ unaided }: EntryReading, word: string): boolean {
  return unaided !== null && unaided.note !== '' && searchableText(unaided.note).includes(word);
}

/** Null where one of the two gave no definite call. */
function agreementOf({ unaided, model }: EntryReading): CaseFilter['agreement'] {
  if (!unaided || !model || unaided.call === 'indeterminate' || model.call === 'refused') return null;
  return unaided.call === model.call ? 'agrees' : 'disagrees';
}

function matchesTruth(
  { truth, dueAfterWeeks }: CaseFilter,
  entry: CaseEntry,
  own: EntryReading,
  { now }: Asking,
): boolean {
  switch (truth) {
    case null:
      return true;
    case 'known':
      return entry.truthIsKnown;
    case 'missing':
      return !entry.truthIsKnown && own.unaided !== null;
    case 'due':
      return isTruthDue(entry, own, now, dueAfterWeeks);
    default:
      return assertNever(truth);
  }
}
