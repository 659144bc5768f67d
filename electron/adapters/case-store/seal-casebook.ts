import type { Database } from './database.ts';

/** The first version whose personal data are sealed. */
export const firstSealedVersion = 5;

/** Everything that may say something of a patient or of a read, with what tells its rows apart. */
const sealedColumns: readonly { readonly table: string; readonly column: string; readonly row: string }[] = [
  { table: 'cases', column: 'file_name', row: 'case_id' },
  { table: 'cases', column: 'title', row: 'case_id' },
  { table: 'cases', column: 'facts', row: 'case_id' },
  { table: 'cases', column: 'assessment', row: 'case_id' },
  { table: 'cases', column: 'thumbnail', row: 'case_id' },
  { table: 'log', column: 'event', row: 'sequence' },
  // A hash is sealed with its entry, else a guessed entry could be tried against it.
  { table: 'log', column: 'hash', row: 'sequence' },
  { table: 'film_notes', column: 'notes', row: "case_id || '/' || frame_number || '/' || reader_id" },
  { table: 'case_entries', column: 'entry', row: 'case_id' },
  { table: 'case_labels', column: 'labels', row: 'case_id' },
  { table: 'reading_sets', column: 'definition', row: 'set_id' },
];

/**
 * Seals the personal columns of a casebook, and a word by which its key is known. What the log says and its hashes stay
 * the same. The database must have the functions of `sealCells`, and `secure_delete`, which wipes what was readable.
 */
export function sealCasebook(database: Database): void {
  database.exec('DROP TRIGGER log_is_not_changed');
  for (const { table, column, row } of sealedColumns) {
    // A column that may be NULL stays so; any other is never empty.
    const isOptional = table === 'cases' && column === 'assessment';
    database.exec(`
      ALTER TABLE ${table} ADD COLUMN sealed BLOB ${isOptional ? '' : "NOT NULL DEFAULT x''"};
      UPDATE ${table} SET sealed = seal(${column}, '${table}.${column}', ${row});
      ALTER TABLE ${table} DROP COLUMN ${column};
      ALTER TABLE ${table} RENAME COLUMN sealed TO ${column};`);
  }
  database.exec(`
    CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TABLE key_check (one INTEGER PRIMARY KEY CHECK (one = 1), sealed BLOB NOT NULL) STRICT;
    INSERT INTO key_check (one, sealed) VALUES (1, seal('femora', 'key_check.sealed', 1));`);
}

/** Whether a casebook of a sealed version was sealed with the key that the connection has. */
export function isOfThisKey(database: Database): boolean {
  const row = database
    .prepare("SELECT try_unseal(sealed, 'key_check.sealed', one) AS word FROM key_check")
    .get();
  return row?.['word'] === 'femora';
}
