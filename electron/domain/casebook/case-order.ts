import type { CaseSort } from '#contract/case-page.ts';
import { readingIn, type CaseEntry } from './case-entry.ts';
import { searchableText } from './searchable-text.ts';

const states = ['unread', 'committed', 'revealed', 'decided', 'resolved'];

/** What cases are sorted by, as text that compares in the wanted order. Nothing stated comes last of all. */
export function sortKey(entry: CaseEntry, sort: CaseSort, readerId: string): string {
  switch (sort) {
    case 'opened':
      return entry.openedAt;
    case 'name':
      return searchableText(entry.title);
    case 'study-date':
      return entry.studyDate ?? '';
    case 'state':
      return String(states.indexOf(readingIn(entry, readerId).state));
  }
}
