/**
 * Opens every file of a folder and counts what is refused, by reason.
 * `node test/bench/count-refusals.ts FOLDER`
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { DeclaredError } from '#contract/declared-error.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('name a folder');
const refused = new Map<string, string[]>();
const startedMs = performance.now();
let opened = 0;
for (const fileName of readdirSync(folder).toSorted()) {
  try {
    await decodeRadiograph(Uint8Array.from(readFileSync(path.join(folder, fileName))), fileName);
    opened += 1;
  } catch (thrown) {
    if (!(thrown instanceof DeclaredError)) throw thrown;
    const reason = thrown.message.replace(fileName, 'A file');
    refused.set(reason, [...(refused.get(reason) ?? []), fileName]);
  }
}
const total = [...refused.values()].reduce((sum, names) => sum + names.length, 0);
console.log(`opened ${opened}, refused ${total}, ${Math.round(performance.now() - startedMs)} ms`);
for (const [reason, names] of refused)
  console.log(`${names.length} x ${reason} ${names.slice(0, 3).join(', ')} ...`);
