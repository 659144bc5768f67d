import type { Database } from './database.ts';
import { entryHash, noHash } from './entry-hash.ts';

/** The first entry that does not follow from those before it. */
export interface BrokenEntry {
  readonly sequence: number;
  readonly caseId: string | null;
  /** What the entry says it is; null when it says nothing that can be read. */
  readonly kind: string | null;
  readonly at: string | null;
  readonly reason: 'missing-before' | 'unreadable' | 'wrong-hash';
}

export interface LogVerdict {
  readonly entryCount: number;
  /** Hash of the last entry that follows from those before it. */
  readonly headHash: string;
  readonly broken: BrokenEntry | null;
}

/** Follows the chain from the first entry. `onHash` hears the hash of every entry that fits. */
export function verifyLog(database: Database, onHash?: (hash: string) => void): LogVerdict {
  let entryCount = 0;
  let headHash = noHash;
  const rows = database
    .prepare(
      `SELECT sequence, case_id, try_unseal(event, 'log.event', sequence) AS event,
              try_unseal(hash, 'log.hash', sequence) AS hash
       FROM log ORDER BY sequence`,
    )
    .iterate();
  for (const row of rows) {
    const sequence = Number(row['sequence']);
    const caseId = typeof row['case_id'] === 'string' ? row['case_id'] : null;
    const event = typeof row['event'] === 'string' ? parse(row['event']) : undefined;
    const broken = (reason: BrokenEntry['reason']): LogVerdict => ({
      entryCount,
      headHash,
      broken: { sequence, caseId, kind: textOf(event, 'kind'), at: textOf(event, 'at'), reason },
    });
    if (sequence !== entryCount + 1) return broken('missing-before');
    if (event === undefined) return broken('unreadable');
    const hash = entryHash(headHash, { sequence, caseId, event });
    if (hash !== row['hash']) return broken('wrong-hash');
    entryCount = sequence;
    headHash = hash;
    onHash?.(hash);
  }
  return { entryCount, headHash, broken: null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function textOf(event: unknown, key: string): string | null {
  const value: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, key) : null;
  return typeof value === 'string' ? value : null;
}
