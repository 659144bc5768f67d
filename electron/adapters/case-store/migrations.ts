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
  `CREATE TABLE case_entries (
     case_id      TEXT PRIMARY KEY REFERENCES cases (case_id),
     version      INTEGER NOT NULL,
     folded_until INTEGER NOT NULL,
     entry        TEXT NOT NULL
   ) STRICT;
   CREATE TABLE case_labels (
     case_id     TEXT PRIMARY KEY REFERENCES cases (case_id),
     is_archived INTEGER NOT NULL,
     labels      TEXT NOT NULL
   ) STRICT;
   CREATE INDEX archived_cases ON case_labels (case_id) WHERE is_archived = 1;`,
];

/** Brings the casebook to this release's version. Throws when a newer release has written it. */
export function migrate(database: Database): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > migrations.length) throw new Error('it was written by a newer release of Femora');
  migrations.slice(version).forEach((statements, index) => {
    database.exec(`BEGIN; ${statements} PRAGMA user_version = ${String(version + index + 1)}; COMMIT`);
  });
}
