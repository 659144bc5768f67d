import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/casebook/canonical-json.ts';

/** What the first entry of a log follows. */
export const noHash = '0'.repeat(64);

/** One entry of the log. `event` is JSON. */
export interface LogEntry {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** Null for what happens to readers. */
  readonly caseId: string | null;
  readonly event: unknown;
}

/**
 * SHA-256, hex, over the hash of the entry before and this entry as canonical JSON: whoever changes, removes, adds or
 * moves an entry changes the hash of every later one.
 */
export function entryHash(previousHash: string, { sequence, caseId, event }: LogEntry): string {
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson({ sequence, caseId, event })}`)
    .digest('hex');
}
