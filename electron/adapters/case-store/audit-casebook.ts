import { existsSync } from 'node:fs';
import { DeclaredError } from '#contract/declared-error.ts';
import { loadSqlite } from './load-sqlite.ts';
import { verifyLog, type LogVerdict } from './verify-log.ts';

export interface Audit extends LogVerdict {
  /** Whether the log once ended with the hash that was asked for; null when none was. */
  readonly holdsKnownHash: boolean | null;
}

/**
 * Follows the log of a casebook file, also while Femora runs, and changes nothing. `knownHash` is the last entry's
 * hash as somebody wrote it down earlier: only that shows entries missing at the end. Throws `store.unavailable`.
 */
export function auditCasebook(file: string, knownHash: string | null): Audit {
  if (!existsSync(file)) {
    throw new DeclaredError('store.unavailable', { reason: 'there is no casebook in this folder' });
  }
  const database = new (loadSqlite().DatabaseSync)(file, { readOnly: true });
  try {
    let isFound = false;
    const verdict = verifyLog(database, (hash) => {
      isFound ||= hash === knownHash;
    });
    return { ...verdict, holdsKnownHash: knownHash === null ? null : isFound };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : 'unknown reason';
    const isOld = reason.includes('no such table');
    throw new DeclaredError('store.unavailable', {
      reason: isOld ? 'an older Femora has written it; open it once with this one' : reason,
    });
  } finally {
    database.close();
  }
}
