/**
 * Writes reads into a casebook until it is killed, and prints the case of each read once its commit was answered.
 * `node test/bench/casebook-writer.ts FILE ROUND`
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { caseRecord } from '#test/builders/case-record.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { testKey } from '#test/builders/test-key.ts';

const [, , file = '', round = ''] = process.argv;
const { marked, committed } = readingEvents();
const store = createSqliteCaseStore(openDatabase(file, testKey));
for (let index = 0; ; index += 1) {
  const caseId = `${round}-${String(index)}`;
  await store.add(caseRecord({ caseId }), new Uint8Array(4000));
  await store.append(caseId, marked);
  await store.append(caseId, committed);
  // Straight to the pipe: what is printed was stored, whatever happens next.
  writeSync(1, `${caseId}\n`);
}
