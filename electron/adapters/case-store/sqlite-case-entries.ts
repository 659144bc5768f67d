import { setImmediate } from 'node:timers/promises';
import { caseEntry, type CaseEntry } from '#domain/casebook/case-entry.ts';
import { noLabels, type CaseLabels } from '#domain/casebook/case-labels.ts';
import type { CaseEntryStore, LabelledEntry } from '#services/casebook/case-entry-store.ts';
import type { CaseRecord } from '#services/casebook/case-store.ts';
import type { Database } from './database.ts';
import { inTransaction } from './in-transaction.ts';

/** Rows that are read between two turns of the loop: some ten milliseconds. */
const sliceRows = 500;

/** Raised when entries are folded otherwise: what an earlier release stored is folded anew. */
const entryVersion = 2;

type Row = Readonly<Record<string, unknown>>;

/**
 * Folded cases in a table of their own, which is a copy: each row says up to which event it was folded, and one that
 * is behind is folded again while the table is read.
 */
export function createSqliteCaseEntries(
  database: Database,
  readCase: (caseId: string) => Promise<CaseRecord | null>,
): CaseEntryStore {
  const selectSlice = database.prepare(
    `SELECT c.rowid AS place, c.case_id, e.version, e.folded_until,
            try_unseal(e.entry, 'case_entries.entry', c.case_id) AS entry,
            unseal(l.labels, 'case_labels.labels', c.case_id) AS labels,
            (SELECT max(sequence) FROM log WHERE case_id = c.case_id) AS last_event
     FROM cases c LEFT JOIN case_entries e USING (case_id) LEFT JOIN case_labels l USING (case_id)
     WHERE c.rowid > ? ORDER BY c.rowid LIMIT ${String(sliceRows)}`,
  );
  const selectLabels = database.prepare(
    "SELECT unseal(labels, 'case_labels.labels', case_id) AS labels FROM case_labels WHERE case_id = ?",
  );
  const upsertEntry = database.prepare(
    `INSERT INTO case_entries (case_id, version, folded_until, entry)
     VALUES (?1, ?2, ?3, seal(?4, 'case_entries.entry', ?1))
     ON CONFLICT (case_id) DO UPDATE
     SET version = excluded.version, folded_until = excluded.folded_until, entry = excluded.entry`,
  );
  const upsertLabels = database.prepare(
    `INSERT INTO case_labels (case_id, is_archived, labels)
     VALUES (?1, ?2, seal(?3, 'case_labels.labels', ?1))
     ON CONFLICT (case_id) DO UPDATE SET is_archived = excluded.is_archived, labels = excluded.labels`,
  );

  /** Folds the cases of these rows anew and stores the copies in one transaction. */
  const foldBehind = async (rows: readonly Row[]): Promise<ReadonlyMap<string, CaseEntry>> => {
    const folded = new Map<string, CaseEntry>();
    for (const row of rows) {
      const caseId = String(row['case_id']);
      const record = await readCase(caseId);
      if (record) folded.set(caseId, caseEntry(record));
    }
    inTransaction(database, () => {
      for (const row of rows) {
        const caseId = String(row['case_id']);
        const entry = folded.get(caseId);
        if (entry) upsertEntry.run(caseId, entryVersion, lastEvent(row), JSON.stringify(entry));
      }
    });
    return folded;
  };

  return {
    load: async function* () {
      let place = 0;
      for (;;) {
        const rows = selectSlice.all(place);
        if (rows.length === 0) return;
        const folded = await foldBehind(rows.filter(isBehind));
        yield rows.map((row): LabelledEntry => {
          const entry = folded.get(String(row['case_id'])) ?? storedEntry(row);
          return { entry, labels: storedLabels(row) };
        });
        place = Number(rows.at(-1)?.['place']);
        await setImmediate();
      }
    },
    get: async (caseId) => {
      const record = await readCase(caseId);
      if (!record) return null;
      return { entry: caseEntry(record), labels: storedLabels(selectLabels.get(caseId)) };
    },
    saveLabels: async (changed) => {
      inTransaction(database, () => {
        for (const [caseId, labels] of changed) {
          upsertLabels.run(caseId, labels.isArchived ? 1 : 0, JSON.stringify(labels));
        }
      });
      return Promise.resolve();
    },
  };
}

function isBehind(row: Row): boolean {
  // An entry that does not open is a copy that can be made again.
  return row['entry'] === null || row['version'] !== entryVersion || row['folded_until'] !== lastEvent(row);
}

function lastEvent(row: Row): number {
  return Number(row['last_event'] ?? 0);
}

// Both are written by this file alone, and an entry of another version is never read.
function storedEntry(row: Row): CaseEntry {
  return JSON.parse(String(row['entry'])) as CaseEntry;
}

function storedLabels(row: Row | undefined): CaseLabels {
  const labels = row?.['labels'];
  return typeof labels === 'string' ? (JSON.parse(labels) as CaseLabels) : noLabels;
}
