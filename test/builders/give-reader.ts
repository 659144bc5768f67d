import path from 'node:path';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteReaderStore } from '#adapters/case-store/sqlite-reader-store.ts';
import { giveKey, testKey } from './test-key.ts';

/** Gives the casebook of a data folder its first reader, without a PIN, who is then signed in from the start. */
export function giveReader(dataFolder: string): void {
  giveKey(dataFolder);
  const database = openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey);
  void createSqliteReaderStore(database).add(
    { readerId: 'reader-1', name: 'Reader 1', sealedPin: null, wrongPins: 0, lastWrongPinAt: null },
    {
      kind: 'reader-added',
      at: '2026-11-24T08:00:00.000Z',
      readerId: 'reader-1',
      name: 'Reader 1',
      hasPin: false,
    },
  );
  database.close();
}
