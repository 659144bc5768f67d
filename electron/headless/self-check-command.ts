import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { keyBytes } from '#adapters/sealing/derive-key.ts';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createClassifier, type Classifier } from '#composition/create-classifier.ts';
import { forkAnalysis } from './fork-analysis.ts';
import { defaultDataFolder, type Places } from './places.ts';

interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly detail: string;
}

/** `femora self-check [--data DIR] [--json]`: does this installation work on this PC? Exit status 1 when a check fails. */
export async function selfCheckCommand(
  places: Places,
  version: string,
  args: readonly string[],
): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, json: { type: 'boolean' } },
  });
  const classifier = createClassifier({
    modelsFolder: places.modelsFolder,
    dataFolder: path.resolve(values.data ?? defaultDataFolder()),
    spawnAnalysis: forkAnalysis(places.childFile),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const checks = [
    await check('casebook', () => Promise.resolve(checkDatabase())),
    await check('model package', () => describeModel(classifier)),
    await check('golden scores', () => checkGolden(classifier)),
    await check('demo film', () => classifyDemo(classifier, places.demoFile)),
  ];
  classifier.close();
  const lines = checks.map(({ name, passed, detail }) => `${passed ? 'ok  ' : 'FAIL'} ${name}: ${detail}`);
  const report =
    values.json === true ? JSON.stringify({ version, checks }) : [`Femora ${version}`, ...lines].join('\n');
  process.stdout.write(`${report}\n`);
  if (!checks.every(({ passed }) => passed)) process.exitCode = 1;
}

async function check(name: string, run: () => Promise<string>): Promise<Check> {
  try {
    return { name, passed: true, detail: await run() };
  } catch (thrown) {
    return { name, passed: false, detail: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function checkDatabase(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'femora-'));
  try {
    const database = openDatabase(path.join(folder, 'casebook.sqlite'), randomBytes(keyBytes));
    const row = database.prepare('SELECT sqlite_version() AS version').get();
    database.close();
    return `SQLite ${String(row?.['version'])}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function describeModel(classifier: Classifier): Promise<string> {
  const { manifest, manifestSha256 } = await classifier.model();
  return `${manifest.name} ${manifest.version}, evidence ${manifest.evidence}, ${manifestSha256.slice(0, 12)}`;
}

async function checkGolden(classifier: Classifier): Promise<string> {
  const { golden } = await classifier.model();
  const largestError = await classifier.selfTest();
  const detail = `largest difference ${largestError.toExponential(1)}, allowed ${golden.tolerance.toExponential(0)}`;
  if (!(largestError <= golden.tolerance)) throw new Error(detail);
  return detail;
}

async function classifyDemo(classifier: Classifier, file: string): Promise<string> {
  const { prediction } = await classifier.classify(path.basename(file), await readFile(file), {
    side: null,
    site: null,
  });
  const { provider, elapsedMs } = prediction.provenance;
  return `decoded and classified, ${provider}, ${elapsedMs.toFixed(0)} ms`;
}
