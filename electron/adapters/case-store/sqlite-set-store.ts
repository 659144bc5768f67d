import { readingSetDraftSchema } from '#contract/reading-set.ts';
import { caseStateSchema } from '#contract/case.ts';
import { z } from '#contract/zod.ts';
import type { Enrolment, SetStore, StoredSet } from '#services/sets/set-store.ts';
import type { Database } from './database.ts';

type Row = Readonly<Record<string, unknown>>;

const storedSetSchema = readingSetDraftSchema.extend({
  setId: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
});

const definition = "unseal(definition, 'reading_sets.definition', set_id) AS definition";

/** Reading sets in the casebook's file; what is read in them stands in the log. */
export function createSqliteSetStore(database: Database): SetStore {
  const selectSets = database.prepare(`SELECT ${definition} FROM reading_sets ORDER BY position DESC`);
  const selectSet = database.prepare(`SELECT ${definition} FROM reading_sets WHERE set_id = ?`);
  const insertSet = database.prepare(
    "INSERT INTO reading_sets (set_id, definition) VALUES (?1, seal(?2, 'reading_sets.definition', ?1))",
  );
  const selectReaders = database.prepare(
    `SELECT r.reader_id, n.name, r.seed FROM set_readers r LEFT JOIN readers n USING (reader_id)
     WHERE r.set_id = ? ORDER BY r.rowid`,
  );
  const selectReadings = database.prepare(
    'SELECT case_id, state, committed_at FROM set_readings WHERE set_id = ? AND reader_id = ?',
  );
  const insertReader = database.prepare(
    'INSERT INTO set_readers (set_id, reader_id, seed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const upsertReading = database.prepare(
    `INSERT INTO set_readings (set_id, reader_id, case_id, state, committed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (set_id, reader_id, case_id) DO UPDATE
     SET state = excluded.state, committed_at = excluded.committed_at`,
  );
  return {
    list: () => Promise.resolve(selectSets.all().map(storedSet)),
    get: (setId) => {
      const row = selectSet.get(setId);
      return Promise.resolve(row ? storedSet(row) : null);
    },
    add: async (set) => {
      insertSet.run(set.setId, JSON.stringify(set));
      return Promise.resolve();
    },
    enrolments: (setId) =>
      Promise.resolve(
        selectReaders.all(setId).map((row): Enrolment => {
          const readerId = String(row['reader_id']);
          return {
            readerId,
            reader: String(row['name'] ?? ''),
            seed: Number(row['seed']),
            readings: selectReadings.all(setId, readerId).map((reading) => ({
              caseId: String(reading['case_id']),
              state: caseStateSchema.parse(reading['state']),
              committedAt: reading['committed_at'] === null ? null : String(reading['committed_at']),
            })),
          };
        }),
      ),
    enrol: async (setId, { readerId, seed }) => {
      insertReader.run(setId, readerId, seed);
      return Promise.resolve();
    },
    saveReading: async (setId, readerId, { caseId, state, committedAt }) => {
      upsertReading.run(setId, readerId, caseId, state, committedAt);
      return Promise.resolve();
    },
  };
}

function storedSet(row: Row): StoredSet {
  return storedSetSchema.parse(JSON.parse(String(row['definition'])));
}
