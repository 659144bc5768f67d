import type { CaseEntry } from '#domain/casebook/case-entry.ts';
import type { CaseLabels } from '#domain/casebook/case-labels.ts';

export interface LabelledEntry {
  readonly entry: CaseEntry;
  readonly labels: CaseLabels;
}

/** Folded cases and labels on disk. An entry is a copy made from events: it can be made again. */
export interface CaseEntryStore {
  /** Every case, up to date, in slices short enough not to hold up whoever else is served. */
  readonly load: () => AsyncIterable<readonly LabelledEntry[]>;
  /** Null when there is no such case. */
  readonly get: (caseId: string) => Promise<LabelledEntry | null>;
  readonly saveLabels: (changed: ReadonlyMap<string, CaseLabels>) => Promise<void>;
}
