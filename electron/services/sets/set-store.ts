import type { ReadingSetDraft } from '#contract/reading-set.ts';
import type { SetReading } from '#domain/casebook/set-rules.ts';

export interface StoredSet extends ReadingSetDraft {
  readonly setId: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** A reader who has opened a set. */
export interface Enrolment {
  readonly readerId: string;
  readonly reader: string;
  /** Decides the reader's order of the cases; a whole number, 32 bits. */
  readonly seed: number;
  /** Of the cases that are begun. What was read stands in the log; this is how far, kept for quick answers. */
  readonly readings: readonly SetReading[];
}

/** Reading sets and who reads them, on disk. When a write resolves, it survives a power cut. */
export interface SetStore {
  /** The latest made first. */
  readonly list: () => Promise<readonly StoredSet[]>;
  readonly get: (setId: string) => Promise<StoredSet | null>;
  readonly add: (set: StoredSet) => Promise<void>;
  /** In the order in which they opened the set. */
  readonly enrolments: (setId: string) => Promise<readonly Enrolment[]>;
  /** An enrolment is made once and keeps its seed. */
  readonly enrol: (setId: string, enrolment: Pick<Enrolment, 'readerId' | 'seed'>) => Promise<void>;
  readonly saveReading: (setId: string, readerId: string, reading: SetReading) => Promise<void>;
}
