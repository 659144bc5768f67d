import { canonicalJson } from '#domain/casebook/canonical-json.ts';
import type { Database } from './database.ts';
import { entryHash, noHash } from './entry-hash.ts';

/** The one log of everything that happened, to which entries are only ever added. */
export interface EventLog {
  /** Adds an entry. On disk when it returns, unless a transaction is open. `caseId` is null for what is of no case. */
  readonly append: (caseId: string | null, event: unknown) => void;
}

export function createEventLog(database: Database): EventLog {
  const selectLast = database.prepare(
    `SELECT sequence, unseal(hash, 'log.hash', sequence) AS hash FROM log ORDER BY sequence DESC LIMIT 1`,
  );
  const insert = database.prepare(
    `INSERT INTO log (sequence, case_id, event, hash)
     VALUES (?1, ?2, seal(?3, 'log.event', ?1), seal(?4, 'log.hash', ?1))`,
  );
  return {
    append: (caseId, event) => {
      const last = selectLast.get();
      const sequence = last ? Number(last['sequence']) + 1 : 1;
      const hash = entryHash(last ? String(last['hash']) : noHash, { sequence, caseId, event });
      insert.run(sequence, caseId, canonicalJson(event), hash);
    },
  };
}
