/**
 * Measures the casebook with many synthetic cases: what a start needs, the first and the later searches, and the
 * comparison. Prints p50 and p95 by the clock and by the processor, whose time other work on the machine does not
 * change, and ends with 1 where the processor's time misses a limit.
 * `node test/bench/casebook.ts [CASES]`, 100000 if not given
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CaseQuery } from '#contract/case-page.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseEntries } from '#adapters/case-store/sqlite-case-entries.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { createSqliteSettingsStore } from '#adapters/case-store/sqlite-settings-store.ts';
import { createAnnouncer } from '#services/announcer.ts';
import { createCaseIndex } from '#services/casebook/case-index.ts';
import { createCasebookService } from '#services/casebook/casebook-service.ts';
import { createComparisonService } from '#services/comparison/comparison-service.ts';
import { systemClock } from '#adapters/clock/system-clock.ts';
import { caseQuery } from '#test/builders/case-query.ts';
import { manyCases } from '#test/builders/many-cases.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { testKey } from '#test/builders/test-key.ts';

const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(path.join(tmpdir(), 'femora-bench-'));
const file = path.join(folder, 'casebook.sqlite');
const searchLimitMs = 50;
const statisticsLimitMs = 300;
const missed: string[] = [];

function open() {
  const database = openDatabase(file, testKey);
  const store = createSqliteCaseStore(database);
  const entries = createSqliteCaseEntries(database, store.get);
  const announcer = createAnnouncer();
  const index = createCaseIndex(entries, announcer);
  const blinded = () => Promise.resolve(new Set<string>());
  const session = { require: () => Promise.resolve({ readerId: 'reader-1', name: 'Reader 1' }) };
  const casebook = createCasebookService({
    store,
    entries,
    index,
    session,
    blinded,
    announcer,
    clock: systemClock,
    onAsked: () => undefined,
  });
  const comparison = createComparisonService({
    cases: index,
    settings: createSqliteSettingsStore(database),
    session,
    blinded,
  });
  return { database, store, announcer, casebook, comparison };
}

async function measure(
  name: string,
  rounds: number,
  task: (round: number) => Promise<unknown>,
  limitMs?: number,
): Promise<void> {
  const timesMs: number[] = [];
  const busyTimesMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    const started = process.cpuUsage();
    await task(round);
    const busy = process.cpuUsage(started);
    timesMs.push(performance.now() - startedMs);
    busyTimesMs.push((busy.user + busy.system) / 1000);
  }
  const clock = summary(timesMs);
  const busy = summary(busyTimesMs);
  const isMissed = limitMs !== undefined && busy.p95 > limitMs;
  if (isMissed) missed.push(name);
  const limit = limitMs === undefined ? '' : `limit ${limitMs} ms${isMissed ? '  MISSED' : ''}`;
  console.log(`${name.padEnd(42)} clock ${written(clock)}  processor ${written(busy)}  ${limit}`);
}

/** The longest time, milliseconds, between two turns of the loop while `task` runs. */
async function longestStallMs(task: () => Promise<unknown>): Promise<number> {
  let lastMs = performance.now();
  let longestMs = 0;
  const look = (): void => {
    longestMs = Math.max(longestMs, performance.now() - lastMs);
    lastMs = performance.now();
  };
  const timer = setInterval(look, 1);
  await task();
  look();
  clearInterval(timer);
  return longestMs;
}

function summary(timesMs: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

function written({ p50, p95 }: { readonly p50: number; readonly p95: number }): string {
  return `p50 ${p50.toFixed(1).padStart(7)} p95 ${p95.toFixed(1).padStart(7)} ms`;
}

const filling = open();
filling.database.exec('BEGIN');
for (const record of manyCases(count)) {
  await filling.store.add(record, new Uint8Array(2000));
  for (const event of record.events) await filling.store.append(record.caseId, event);
}
filling.database.exec('COMMIT');
filling.database.close();
console.log(`${count} cases`);

const queries: readonly (readonly [string, Partial<CaseQuery>])[] = [
  ['newest first', {}],
  ['by name', { sort: 'name', descending: false }],
  ['by state', { sort: 'state' }],
  ['search: a family name', { search: 'muller' }],
  ['search: two words', { search: 'garcia 2021-03' }],
  ['search: a patient ID', { search: 'mrn-0012345' }],
  ['search: a word of the note', { search: 'trochanter' }],
  ['disagree, truth missing', { agreement: 'disagrees', truth: 'missing' }],
  ['truth due', { truth: 'due', dueAfterWeeks: 12 }],
  ['one side, one year', { side: 'left', openedFrom: '2021-01-01', openedTo: '2021-12-31' }],
];

await measure('start: open the file, list the latest', 5, async () => {
  const started = open();
  await started.casebook['cases.list']({});
  started.database.close();
});
const first = open();
await measure('first search ever: every case is folded', 1, () =>
  first.casebook['cases.find'](caseQuery({})),
);
first.database.close();
const running = open();
const { casebook, comparison, announcer, store } = running;
// What the window asks some seconds after a start, before anybody searches; nothing else may wait for it.
let longestMs = 0;
await measure('how many are due, the first question', 1, async () => {
  longestMs = await longestStallMs(() => casebook['cases.due']({}));
});
console.log(`${'  longest stall of the loop meanwhile'.padEnd(42)} clock ${longestMs.toFixed(1)} ms`);
await measure('first search after that', 1, () => casebook['cases.find'](caseQuery({})));
for (const [name, query] of queries) {
  // A limit of its own makes each round a new question.
  await measure(
    name,
    20,
    (round) => casebook['cases.find'](caseQuery({ ...query, dueAfterWeeks: 12 + round })),
    searchLimitMs,
  );
}
await measure(
  'the next page',
  20,
  (round) => casebook['cases.find'](caseQuery({ offset: 100 * round })),
  searchLimitMs,
);
await measure(
  'newest first, after a case has changed',
  20,
  async (round) => {
    const caseId = `case-${String(round).padStart(7, '0')}`;
    await store.append(caseId, readingEvents().resolved);
    announcer.announce('cases.changed', { caseId });
    return casebook['cases.find'](caseQuery({}));
  },
  searchLimitMs,
);
await measure('how many are due', 20, () => casebook['cases.due']({}), searchLimitMs);
await measure('comparison', 20, () => comparison['comparison.summarise']({}), statisticsLimitMs);
await measure(
  'the cases behind a number of it',
  20,
  (round) =>
    comparison['comparison.cases']({
      selection: { kind: 'verdicts', caller: 'model', verdicts: ['falsePositive'], group: null },
      offset: 100 * round,
      limit: 100,
    }),
  statisticsLimitMs,
);
console.log(`memory of the process: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
running.database.close();
rmSync(folder, { recursive: true });
if (missed.length > 0) process.exitCode = 1;
