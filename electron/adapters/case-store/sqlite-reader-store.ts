import type { ReaderStore, StoredReader } from '#services/readers/reader-store.ts';
import type { Database } from './database.ts';
import { createEventLog } from './event-log.ts';
import { inTransaction } from './in-transaction.ts';

/** The readers in the casebook's file. */
export function createSqliteReaderStore(database: Database): ReaderStore {
  const log = createEventLog(database);
  const select = database.prepare('SELECT * FROM readers ORDER BY position');
  const insert = database.prepare(
    `INSERT INTO readers (position, name, sealed_pin, wrong_pins, last_wrong_pin_at, reader_id)
     VALUES ((SELECT coalesce(max(position), 0) + 1 FROM readers), ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    'UPDATE readers SET name = ?, sealed_pin = ?, wrong_pins = ?, last_wrong_pin_at = ? WHERE reader_id = ?',
  );
  const write =
    (statement: typeof insert): ReaderStore['save'] =>
    async ({ readerId, name, sealedPin, wrongPins, lastWrongPinAt }, event) => {
      inTransaction(database, () => {
        statement.run(name, sealedPin, wrongPins, lastWrongPinAt, readerId);
        log.append(null, event);
      });
      return Promise.resolve();
    };
  return {
    list: () => Promise.resolve(select.all().map(storedReader)),
    add: write(insert),
    save: write(update),
  };
}

function storedReader(row: Readonly<Record<string, unknown>>): StoredReader {
  const text = (column: string): string | null => {
    const value = row[column];
    return typeof value === 'string' ? value : null;
  };
  return {
    readerId: String(row['reader_id']),
    name: String(row['name']),
    sealedPin: text('sealed_pin'),
    wrongPins: Number(row['wrong_pins']),
    lastWrongPinAt: text('last_wrong_pin_at'),
  };
}
