import { canonicalJson } from '#domain/casebook/canonical-json.ts';
import type { Database } from './database.ts';
import { entryHash, noHash } from './entry-hash.ts';

/** The reader to whom everything belongs that was stored when a casebook had one. */
const onlyReaderId = 'reader-1';
const unnamed = 'Reader 1';

const tables = `
  CREATE TABLE readers (
    reader_id         TEXT PRIMARY KEY,
    position          INTEGER NOT NULL UNIQUE,
    name              TEXT NOT NULL UNIQUE COLLATE NOCASE,
    sealed_pin        TEXT,
    wrong_pins        INTEGER NOT NULL,
    last_wrong_pin_at TEXT
  ) STRICT;
  CREATE TABLE log (
    sequence INTEGER PRIMARY KEY,
    case_id  TEXT REFERENCES cases (case_id),
    event    TEXT NOT NULL,
    hash     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_by_case ON log (case_id, sequence);
  CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER log_goes_on BEFORE INSERT ON log
    WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM log)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;`;

/**
 * Brings readers and the hash-chained log: every event joins the chain in its order and says by whom it was. The
 * name that the settings held becomes the one reader's, whatever names stand in the reads: it was one workstation
 * that could be renamed.
 */
export function chainEvents(database: Database): void {
  database.exec(tables);
  const settings = database.prepare("SELECT value FROM settings WHERE key = 'settings'").get();
  const events = database.prepare('SELECT case_id, event FROM events ORDER BY sequence').all();
  if (settings || events.length > 0) {
    database
      .prepare('INSERT INTO readers (reader_id, position, name, wrong_pins) VALUES (?, 1, ?, 0)')
      .run(onlyReaderId, nameIn(settings?.['value']));
  }
  const append = chainer(database);
  for (const row of events) {
    const event = JSON.parse(String(row['event'])) as Readonly<Record<string, unknown>>;
    append(String(row['case_id']), { ...event, readerId: onlyReaderId });
  }
  database.exec('DROP TABLE events');
}

/** Adds entries to the log of a casebook whose cells are not sealed yet. */
export function chainer(database: Database): (caseId: string, event: object) => void {
  const selectLast = database.prepare('SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1');
  const insert = database.prepare('INSERT INTO log (sequence, case_id, event, hash) VALUES (?, ?, ?, ?)');
  return (caseId, event) => {
    const last = selectLast.get();
    const sequence = last ? Number(last['sequence']) + 1 : 1;
    const hash = entryHash(last ? String(last['hash']) : noHash, { sequence, caseId, event });
    insert.run(sequence, caseId, canonicalJson(event), hash);
  };
}

function nameIn(settings: unknown): string {
  const stored = typeof settings === 'string' ? (JSON.parse(settings) as { readerName?: unknown }) : {};
  return typeof stored.readerName === 'string' ? stored.readerName : unnamed;
}
