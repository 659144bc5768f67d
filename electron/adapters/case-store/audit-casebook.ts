import { DeclaredError, isDeclared } from '#contract/declared-error.ts';
import { loadSqlite } from './load-sqlite.ts';
import { currentVersion, versionOf } from './migrations.ts';
import { isOfThisKey } from './seal-casebook.ts';
import { sealCells } from './seal-cells.ts';
import { verifyLog, type LogVerdict } from './verify-log.ts';

export interface Audit extends LogVerdict {
  /** Whether the log once ended with the hash that was asked for; null when none was. */
  readonly holdsKnownHash: boolean | null;
}

const outdated = 'an older Femora has written it; open it once with this one';

/**
 * Follows the log of a casebook file, also while Femora runs, and changes nothing. `knownHash` is the last entry's
 * hash as somebody wrote it down earlier: only that shows entries missing at the end. Throws `store.unavailable` and
 * `store.wrong-key`.
 */
export function auditCasebook(file: string, dataKey: Uint8Array, knownHash: string | null): Audit {
  const database = new (loadSqlite().DatabaseSync)(file, { readOnly: true });
  try {
    sealCells(database, dataKey);
    if (versionOf(database) < currentVersion) throw new Error(outdated);
    if (!isOfThisKey(database)) throw new DeclaredError('store.wrong-key', {});
    let isFound = false;
    const verdict = verifyLog(database, (hash) => {
      isFound ||= hash === knownHash;
    });
    return { ...verdict, holdsKnownHash: knownHash === null ? null : isFound };
  } catch (thrown) {
    if (isDeclared(thrown)) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : 'unknown reason';
    throw new DeclaredError('store.unavailable', { reason });
  } finally {
    database.close();
  }
}
