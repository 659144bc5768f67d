import type { LocalTestRecord } from '#contract/local-test.ts';

/** Signed decisions on model packages. When `append` resolves, the record survives a power cut. */
export interface LocalTestStore {
  /** Appends; nothing that was appended is ever changed. */
  readonly append: (record: LocalTestRecord) => Promise<void>;
  /** The latest first. */
  readonly list: () => Promise<readonly LocalTestRecord[]>;
}
