import { filmNotesSchema } from '#contract/annotation.ts';
import type { AnnotationStore } from '#services/annotations/annotation-store.ts';
import type { Database } from './database.ts';

/** What readers drew on films, in the casebook's file. */
export function createSqliteAnnotationStore(database: Database): AnnotationStore {
  const select = database.prepare(
    'SELECT notes FROM film_notes WHERE case_id = ? AND frame_number = ? AND reader_id = ?',
  );
  const upsert = database.prepare(
    `INSERT INTO film_notes (case_id, frame_number, reader_id, notes) VALUES (?, ?, ?, ?)
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
