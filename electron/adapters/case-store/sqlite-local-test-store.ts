import { localTestRecordSchema } from '#contract/local-test.ts';
import type { LocalTestStore } from '#services/local-test/local-test-store.ts';
import type { Database } from './database.ts';
import { createEventLog } from './event-log.ts';

const kind = 'local-test-signed';

/** Signed decisions on model packages, as entries of the hash-chained log that belong to no case. */
export function createSqliteLocalTestStore(database: Database): LocalTestStore {
  const log = createEventLog(database);
  const selectAll = database.prepare(
    `SELECT event FROM (SELECT sequence, unseal(event, 'log.event', sequence) AS event FROM log WHERE case_id IS NULL)
     WHERE json_extract(event, '$.kind') = ? ORDER BY sequence DESC`,
  );
  return {
    append: async (record) => {
      log.append(null, { kind, ...record });
      return Promise.resolve();
    },
    list: () =>
      Promise.resolve(
        selectAll.all(kind).map((row) => localTestRecordSchema.parse(JSON.parse(String(row['event'])))),
      ),
  };
}
