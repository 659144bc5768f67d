import type { Database } from './database.ts';

/** Each entry brings a casebook from the version of its index to the next. Entries are appended, never edited. */
const migrations: readonly string[] = [
  `CREATE TABLE cases (
     case_id    TEXT PRIMARY KEY,
     file_id    TEXT NOT NULL UNIQUE,
     file_name  TEXT NOT NULL,
     title      TEXT NOT NULL,
     opened_at  TEXT NOT NULL,
     facts      TEXT NOT NULL,
     assessment TEXT,
     thumbnail  BLOB NOT NULL
   ) STRICT;
   CREATE INDEX cases_by_opening ON cases (opened_at DESC);
   CREATE TABLE events (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     case_id  TEXT NOT NULL REFERENCES cases (case_id),
     event    TEXT NOT NULL
   ) STRICT;
   CREATE INDEX events_by_case ON events (case_id, sequence);
   CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
   CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
   CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  `CREATE TABLE local_tests (sequence INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL) STRICT;
   CREATE TRIGGER local_tests_are_not_changed BEFORE UPDATE ON local_tests
     BEGIN SELECT RAISE(ABORT, 'local tests are append-only'); END;
   CREATE TRIGGER local_tests_are_not_deleted BEFORE DELETE ON local_tests
     BEGIN SELECT RAISE(ABORT, 'local tests are append-only'); END;`,
];

/** Brings the casebook to this release's version. Throws when a newer release has written it. */
export function migrate(database: Database): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > migrations.length) throw new Error('it was written by a newer release of Femora');
  migrations.slice(version).forEach((statements, index) => {
    database.exec(`BEGIN; ${statements} PRAGMA user_version = ${String(version + index + 1)}; COMMIT`);
  });
}
