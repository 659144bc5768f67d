import type { ImageFacts } from '#contract/image-facts.ts';
import type { Assessment } from '#contract/prediction.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import type { ImageSource } from '../images/image-source.ts';

/** One case as stored: what was opened, and everything that happened to it since, in order. */
export interface CaseRecord {
  readonly caseId: string;
  readonly source: ImageSource;
  readonly title: string;
  readonly openedAt: string;
  readonly facts: ImageFacts;
  readonly assessment: Assessment | null;
  readonly events: readonly ReadingEvent[];
}

/** The casebook on disk. When a promise that writes resolves, the write survives a power cut. */
export interface CaseStore {
  readonly add: (record: CaseRecord, thumbnail: Uint8Array) => Promise<void>;
  readonly findByFile: (fileId: string) => Promise<string | null>;
  /** Null when there is no such case. */
  readonly get: (caseId: string) => Promise<CaseRecord | null>;
  /** Every case in full, the latest opened first: for what is done seldom. Lists and figures take the index. */
  readonly list: () => Promise<readonly CaseRecord[]>;
  /** The latest opened first, without archived ones, at most so many. */
  readonly latest: (limit: number) => Promise<readonly CaseRecord[]>;
  readonly thumbnail: (caseId: string) => Promise<Uint8Array | null>;
  readonly saveAssessment: (caseId: string, assessment: Assessment) => Promise<void>;
  /** Appends; nothing that was appended is ever changed. */
  readonly append: (caseId: string, event: ReadingEvent) => Promise<void>;
}
