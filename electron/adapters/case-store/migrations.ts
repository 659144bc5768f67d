import { chainEvents } from './chain-events.ts';
import type { Database } from './database.ts';
import { inTransaction } from './in-transaction.ts';
import { sealCasebook } from './seal-casebook.ts';

type Migration = (database: Database) => void;

/**
 * Each entry brings a casebook from the version of its index to the next. Entries are appended, never edited. The
 * database has the functions of `sealCells`.
 */
const migrations: readonly Migration[] = [
  (database) => {
    database.exec(`
      CREATE TABLE cases (
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
      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`);
  },
  chainEvents,
  (database) => {
    database.exec(`
      CREATE TABLE film_notes (
        case_id      TEXT NOT NULL REFERENCES cases (case_id),
        frame_number INTEGER NOT NULL,
        reader_id    TEXT NOT NULL,
        notes        TEXT NOT NULL,
        PRIMARY KEY (case_id, frame_number, reader_id)
      ) STRICT;`);
  },
  (database) => {
    database.exec(`
      CREATE TABLE case_entries (
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
      CREATE INDEX archived_cases ON case_labels (case_id) WHERE is_archived = 1;
      CREATE TABLE reading_sets (
        position   INTEGER PRIMARY KEY,
        set_id     TEXT NOT NULL UNIQUE,
        definition TEXT NOT NULL
      ) STRICT;
      CREATE TABLE set_readers (
        set_id    TEXT NOT NULL REFERENCES reading_sets (set_id),
        reader_id TEXT NOT NULL REFERENCES readers (reader_id),
        seed      INTEGER NOT NULL,
        PRIMARY KEY (set_id, reader_id)
      ) STRICT;
      CREATE TABLE set_readings (
        set_id       TEXT NOT NULL,
        reader_id    TEXT NOT NULL,
        case_id      TEXT NOT NULL REFERENCES cases (case_id),
        state        TEXT NOT NULL,
        committed_at TEXT,
        PRIMARY KEY (set_id, reader_id, case_id),
        FOREIGN KEY (set_id, reader_id) REFERENCES set_readers (set_id, reader_id)
      ) STRICT;`);
  },
  sealCasebook,
];

/** The version this release writes. */
export const currentVersion = migrations.length;

/** The version that has written the casebook last; 0 when it is new. */
export function versionOf(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** Brings the casebook to this release's version, or an older one. Throws when a newer release has written it. */
export function migrate(database: Database, target = currentVersion): void {
  const version = versionOf(database);
  if (version > currentVersion) throw new Error('it was written by a newer release of Femora');
  migrations.slice(version, target).forEach((bring, index) => {
    inTransaction(database, () => {
      bring(database);
      database.exec(`PRAGMA user_version = ${String(version + index + 1)}`);
    });
  });
}
