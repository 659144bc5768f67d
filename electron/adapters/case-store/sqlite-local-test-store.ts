import { localTestRecordSchema } from '#contract/local-test.ts';
import type { LocalTestStore } from '#services/local-test/local-test-store.ts';
import type { Database } from './database.ts';

/** Signed decisions on model packages, in the casebook's file; the table refuses changes. */
export function createSqliteLocalTestStore(database: Database): LocalTestStore {
  const insert = database.prepare('INSERT INTO local_tests (record) VALUES (?)');
  const selectAll = database.prepare('SELECT record FROM local_tests ORDER BY sequence DESC');
  return {
    append: async (record) => {
      insert.run(JSON.stringify(record));
      return Promise.resolve();
    },
    list: () =>
      Promise.resolve(
        selectAll.all().map((row) => localTestRecordSchema.parse(JSON.parse(String(row['record'])))),
      ),
  };
}
