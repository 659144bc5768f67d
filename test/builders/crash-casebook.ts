import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { damageIn } from '#adapters/case-store/damage-in.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { verifyLog } from '#adapters/case-store/verify-log.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import { removeFolder } from './running-femora.ts';
import { testKey } from './test-key.ts';

/** What many crashes left of a casebook. */
export interface CrashOutcome {
  readonly crashes: number;
  /** Reads whose commit was answered before a crash. */
  readonly answeredReads: number;
  /** Cases of answered reads that are not there, or not committed, afterwards. */
  readonly lostReads: readonly string[];
  /** What SQLite, or the chain of the log, holds against the file afterwards. */
  readonly damage: readonly string[];
}

const writer = path.resolve(import.meta.dirname, '../bench/casebook-writer.ts');

/** A file grows no further than this many crashes, so that looking at it stays quick. */
const crashesPerFile = 50;

/** Longest time, milliseconds, between the first answered read and the kill. */
const longestWritingMs = 60;

/** Kills a real process with SIGKILL at a random moment of writing reads, again and again, and looks what is left. */
export async function crashCasebook(
  times: number,
  random: () => number,
  onCrash?: (done: number) => void,
): Promise<CrashOutcome> {
  const damage: string[] = [];
  const lostReads: string[] = [];
  let answeredReads = 0;
  let folder = '';
  let answeredInFile: string[] = [];
  for (let crash = 0; crash < times; crash += 1) {
    if (crash % crashesPerFile === 0) folder = mkdtempSync(path.join(tmpdir(), 'femora-crash-'));
    const file = path.join(folder, 'casebook.sqlite');
    const answered = await writeAndKill(file, crash, random);
    answeredInFile.push(...answered);
    answeredReads += answered.length;
    const isLastOfFile = crash % crashesPerFile === crashesPerFile - 1 || crash === times - 1;
    const looked = await lookAt(
      file,
      isLastOfFile ? answeredInFile : answered,
      isLastOfFile ? 'full' : 'quick',
    );
    lostReads.push(...looked.lostReads);
    damage.push(...looked.damage);
    if (isLastOfFile) {
      removeFolder(folder);
      answeredInFile = [];
    }
    onCrash?.(crash + 1);
  }
  return { crashes: times, answeredReads, lostReads, damage };
}

/** One life of the writer. Answers the reads that it said were stored. */
async function writeAndKill(file: string, round: number, random: () => number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let said = '';
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
      resolve();
    });
  });
  await Promise.race([begun, closed]);
  await wait(random() * longestWritingMs);
  child.kill('SIGKILL');
  await closed;
  // A line that was cut off says nothing.
  return said.split('\n').slice(0, -1);
}

async function lookAt(
  file: string,
  answered: readonly string[],
  how: 'quick' | 'full',
): Promise<Pick<CrashOutcome, 'lostReads' | 'damage'>> {
  const database = openDatabase(file, testKey);
  try {
    const store = createSqliteCaseStore(database);
    const lostReads: string[] = [];
    for (const caseId of answered) {
      const events = (await store.get(caseId))?.events ?? [];
      if (readingOf(caseId, 'reader-1', events).state !== 'committed') lostReads.push(caseId);
    }
    const { broken } = verifyLog(database);
    const chain = broken ? [`entry ${String(broken.sequence)}: ${broken.reason}`] : [];
    return { lostReads, damage: [...damageIn(database, how), ...chain] };
  } finally {
    database.close();
  }
}
