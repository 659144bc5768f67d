import { filmNotesSchema } from '#contract/annotation.ts';
import type { AnnotationStore } from '#services/annotations/annotation-store.ts';
import type { Database } from './database.ts';

/** What tells one film's notes from another's. */
const row = "case_id || '/' || frame_number || '/' || reader_id";

/** What readers drew on films, in the casebook's file. */
export function createSqliteAnnotationStore(database: Database): AnnotationStore {
  const select = database.prepare(
    `SELECT unseal(notes, 'film_notes.notes', ${row}) AS notes FROM film_notes
     WHERE case_id = ? AND frame_number = ? AND reader_id = ?`,
  );
  const upsert = database.prepare(
    `INSERT INTO film_notes (case_id, frame_number, reader_id, notes)
     VALUES (?1, ?2, ?3, seal(?4, 'film_notes.notes', ?1 || '/' || CAST(?2 AS INTEGER) || '/' || ?3))
     ON CONFLICT (case_id, frame_number, reader_id) DO UPDATE SET notes = excluded.notes`,
  );
  return {
    read: ({ caseId, frameNumber, readerId }) => {
      const row = select.get(caseId, frameNumber, readerId);
      return Promise.resolve(row ? filmNotesSchema.parse(JSON.parse(String(row['notes']))) : null);
    },
    write: async ({ caseId, frameNumber, readerId }, notes) => {
      upsert.run(caseId, frameNumber, readerId, JSON.stringify(notes));
      return Promise.resolve();
    },
  };
}
