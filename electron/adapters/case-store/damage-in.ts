import type { Database } from './database.ts';

/**
 * What SQLite holds against the file: pages that do not fit together, and rows that refer to nothing. `quick` leaves
 * out whether indexes and tables say the same, which takes most of the time. Empty when the file is sound.
 */
export function damageIn(database: Database, how: 'quick' | 'full'): readonly string[] {
  const check = how === 'quick' ? 'PRAGMA quick_check(5)' : 'PRAGMA integrity_check(5)';
  const pages = database
    .prepare(check)
    .all()
    .map((row) => String(Object.values(row)[0]))
    .filter((line) => line !== 'ok');
  const references = database
    .prepare('PRAGMA foreign_key_check')
    .all()
    .slice(0, 5)
    .map((row) => `a row of ${String(row['table'])} refers to nothing in ${String(row['parent'])}`);
  return [...pages, ...references];
}
