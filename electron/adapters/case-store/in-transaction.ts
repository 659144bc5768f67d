import type { Database } from './database.ts';

/** Runs the writes as one transaction: all of them are on disk when it returns, or none when it throws. */
export function inTransaction(database: Database, write: () => void): void {
  // Within a transaction of the caller the writes are part of that one.
  if (database.isTransaction) {
    write();
    return;
  }
  database.exec('BEGIN IMMEDIATE');
  try {
    write();
    database.exec('COMMIT');
  } catch (thrown) {
    database.exec('ROLLBACK');
    throw thrown;
  }
}
