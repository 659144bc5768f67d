import { imageFactsSchema } from '#contract/image-facts.ts';
import { assessmentSchema } from '#contract/prediction.ts';
import { readingEventSchema, type ReadingEvent } from '#domain/casebook/reading-event.ts';
import type { CaseRecord, CaseStore } from '#services/casebook/case-store.ts';
import type { Database } from './database.ts';
import { createEventLog } from './event-log.ts';
import { inTransaction } from './in-transaction.ts';

type Row = Readonly<Record<string, unknown>>;

/** The value of parameter `place` for a column of the case whose ID is the first parameter. */
const sealed = (column: string, place: number): string => `seal(?${String(place)}, 'cases.${column}', ?1)`;

const unsealed = (column: string): string => `unseal(${column}, 'cases.${column}', case_id) AS ${column}`;

/** The casebook in one SQLite file. Each write is one transaction, on disk before its promise resolves. */
export function createSqliteCaseStore(database: Database): CaseStore {
  const insertCase = database.prepare(
    `INSERT INTO cases (case_id, file_id, file_name, title, opened_at, facts, assessment, thumbnail)
     VALUES (?1, ?2, ${sealed('file_name', 3)}, ${sealed('title', 4)}, ?5, ${sealed('facts', 6)},
             ${sealed('assessment', 7)}, ${sealed('thumbnail', 8)})`,
  );
  const selectByFile = database.prepare('SELECT case_id FROM cases WHERE file_id = ?');
  const columns = [
    'case_id, file_id, opened_at',
    ...['file_name', 'title', 'facts', 'assessment'].map(unsealed),
  ].join(', ');
  const selectCase = database.prepare(`SELECT ${columns} FROM cases WHERE case_id = ?`);
  const selectCases = database.prepare(`SELECT ${columns} FROM cases ORDER BY opened_at DESC, case_id`);
  const selectLatest = database.prepare(
    `SELECT ${columns} FROM cases
     WHERE case_id NOT IN (SELECT case_id FROM case_labels WHERE is_archived = 1)
     ORDER BY opened_at DESC, case_id LIMIT ?`,
  );
  const selectEvents = database.prepare(
    "SELECT unseal(event, 'log.event', sequence) AS event FROM log WHERE case_id = ? ORDER BY sequence",
  );
  const selectThumbnail = database.prepare(
    "SELECT unseal_bytes(thumbnail, 'cases.thumbnail', case_id) AS thumbnail FROM cases WHERE case_id = ?",
  );
  const updateAssessment = database.prepare(
    "UPDATE cases SET assessment = seal(?1, 'cases.assessment', case_id) WHERE case_id = ?2",
  );
  const log = createEventLog(database);
  const fullRecord = (row: Row): CaseRecord =>
    caseRecord(row, selectEvents.all(String(row['case_id'])).map(readingEvent));

  return {
    add: async ({ caseId, source, title, openedAt, facts, assessment }, thumbnail) => {
      const assessed = assessment ? JSON.stringify(assessment) : null;
      const { fileId, fileName } = source;
      insertCase.run(caseId, fileId, fileName, title, openedAt, JSON.stringify(facts), assessed, thumbnail);
      return Promise.resolve();
    },
    findByFile: (fileId) => {
      const row = selectByFile.get(fileId);
      return Promise.resolve(row ? String(row['case_id']) : null);
    },
    get: (caseId) => {
      const row = selectCase.get(caseId);
      return Promise.resolve(row ? caseRecord(row, selectEvents.all(caseId).map(readingEvent)) : null);
    },
    list: () => Promise.resolve(selectCases.all().map(fullRecord)),
    latest: (limit) => Promise.resolve(selectLatest.all(limit).map(fullRecord)),
    thumbnail: (caseId) => {
      const row = selectThumbnail.get(caseId);
      return Promise.resolve(row ? (row['thumbnail'] as Uint8Array) : null);
    },
    saveAssessment: async (caseId, assessment) => {
      updateAssessment.run(JSON.stringify(assessment), caseId);
      return Promise.resolve();
    },
    append: async (caseId, event) => {
      inTransaction(database, () => {
        log.append(caseId, event);
      });
      return Promise.resolve();
    },
  };
}

function caseRecord(row: Row, events: readonly ReadingEvent[]): CaseRecord {
  const assessment = row['assessment'];
  return {
    caseId: String(row['case_id']),
    source: { fileId: String(row['file_id']), fileName: String(row['file_name']) },
    title: String(row['title']),
    openedAt: String(row['opened_at']),
    facts: imageFactsSchema.parse(JSON.parse(String(row['facts']))),
    assessment: typeof assessment === 'string' ? assessmentSchema.parse(JSON.parse(assessment)) : null,
    events,
  };
}

function readingEvent(row: Row): ReadingEvent {
  return readingEventSchema.parse(JSON.parse(String(row['event'])));
}
