/**
 * Opens every file below a folder, of several frames the first, and prints a table: opened, or refused with which declared error,
 * and how long it took. Ends with 1 where a file ended in anything else.
 * `npm run corpus -- FOLDER`
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { DeclaredError } from '#contract/declared-error.ts';

interface Outcome {
  readonly outcome: 'opened' | 'refused' | 'undecided';
  readonly what: string;
}

async function open(file: string): Promise<Outcome> {
  try {
    const { facts } = await decodeRadiograph(Uint8Array.from(readFileSync(file)), path.basename(file));
    const size = `${facts.widthPx} x ${facts.heightPx}`;
    const ways = (facts.voiLuts?.length ?? 0) + facts.windows.length;
    const frames = facts.frameCount > 1 ? `, ${facts.frameCount} frames` : '';
    return {
      outcome: 'opened',
      what: `${facts.photometric} ${size}, ${facts.bitsStored} bits, ${ways} ways to show it${frames}`,
    };
  } catch (thrown) {
    if (thrown instanceof DeclaredError)
      return { outcome: 'refused', what: `${thrown.code}: ${thrown.message}` };
    return { outcome: 'undecided', what: String(thrown) };
  }
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('name a folder');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name))
  .toSorted();
const totals = { opened: 0, refused: 0, undecided: 0 };
const timesMs: number[] = [];
for (const file of files) {
  const startedMs = performance.now();
  const { outcome, what } = await open(file);
  const ms = performance.now() - startedMs;
  totals[outcome] += 1;
  timesMs.push(ms);
  console.log(
    `${outcome.padEnd(9)} ${ms.toFixed(0).padStart(6)} ms  ${path.relative(folder, file)}  ${what}`,
  );
}
timesMs.sort((a, b) => a - b);
const middle = timesMs[Math.floor(timesMs.length / 2)] ?? 0;
console.log(
  `${files.length} files: ${totals.opened} opened, ${totals.refused} refused with a declared error, ${totals.undecided} undecided; ` +
    `median ${middle.toFixed(0)} ms, longest ${(timesMs.at(-1) ?? 0).toFixed(0)} ms`,
);
if (totals.undecided > 0) process.exitCode = 1;
