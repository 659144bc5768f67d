/**
 * Times packages of the published network, run as the app runs them, against PyTorch eager on the same weights; one run,
 * two threads each, contenders in turn.
 * `node test/bench/published-network.ts WEIGHTS.pt PACKAGE... [--rounds 15]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { cpuUsage, env } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readModelPackage } from '#adapters/analysis/model-package.ts';
import { openNetworks, type Views } from '#adapters/analysis/networks.ts';
import { goldenViews, selfTest } from '#adapters/analysis/self-test.ts';

interface Answer {
  readonly ms: number;
  /** Of all threads; busy waits count. */
  readonly cpuMs: number;
  readonly logit: number;
}

interface Contender {
  readonly name: string;
  readonly run: () => Promise<Answer>;
  readonly close: () => void;
}

/** Threads of the contender before keep spinning for a moment, milliseconds. */
const settleMs = 100;
const projectFolder = path.resolve(import.meta.dirname, '../..');
const trainingFolder = path.join(projectFolder, 'models/training');
const scratch = mkdtempSync(path.join(tmpdir(), 'femora-bench-'));

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const [weights, ...packages] = positionals;
if (weights === undefined || packages.length === 0) {
  throw new Error('name the file of the weights and at least one package made of them');
}
const opened = await Promise.all(packages.map(openPackage));
const [first] = opened;
if (!first) throw new Error('no package');
const contenders = [await startPyTorch(weights, first.views), ...opened.map(({ contender }) => contender)];
await race(contenders, Number(options.rounds));
for (const { close } of contenders) close();
rmSync(scratch, { recursive: true });

/** The classifier of a package on its first golden film. */
async function openPackage(folder: string): Promise<{ contender: Contender; views: Views }> {
  const modelPackage = await readModelPackage(acceptedCopy(folder));
  const [golden] = modelPackage.golden.cases;
  if (!golden) throw new Error(`${folder} has no golden film`);
  const networks = await openNetworks(modelPackage, 'cpu');
  const views = await goldenViews(modelPackage, networks, golden);
  const goldenError = await selfTest(modelPackage, networks);
  console.log(
    `${modelPackage.manifest.name}: self-test of its golden films off by ${goldenError.toExponential(1)}`,
  );
  const run = async (): Promise<Answer> => {
    const before = cpuUsage();
    const startedMs = performance.now();
    const { logit } = await networks.classify(views);
    const ms = performance.now() - startedMs;
    const { user, system } = cpuUsage(before);
    return { ms, cpuMs: (user + system) / 1000, logit };
  };
  return { contender: { name: `app, ${modelPackage.manifest.name}`, run, close: () => undefined }, views };
}

/** Links to the files of a package, and the acceptance that an import would leave beside one that nobody signed. */
function acceptedCopy(folder: string): string {
  const copy = mkdtempSync(path.join(scratch, 'package-'));
  for (const name of readdirSync(folder)) symlinkSync(path.resolve(folder, name), path.join(copy, name));
  const manifestSha256 = createHash('sha256')
    .update(readFileSync(path.join(folder, 'manifest.json')))
    .digest('hex');
  writeFileSync(path.join(copy, 'accepted.json'), JSON.stringify({ manifestSha256, publisher: null }));
  return copy;
}

/** A Python process that answers one line per forward pass of the published network. */
async function startPyTorch(weightsFile: string, views: Views): Promise<Contender> {
  const viewsFile = path.join(scratch, 'views.f32');
  const bytes = [views.hipView, views.siteView].map(({ data }) => {
    if (!(data instanceof Float32Array)) throw new Error('a view is not float32');
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  });
  writeFileSync(viewsFile, Buffer.concat(bytes));
  const python = spawn(
    path.join(trainingFolder, '.venv/bin/python'),
    [
      '-m',
      'femora_training.published.eager_contender',
      ...['--weights', path.resolve(weightsFile), '--views', viewsFile, '--threads', '2'],
    ],
    {
      cwd: trainingFolder,
      stdio: ['pipe', 'pipe', 'inherit'],
      // On a busy machine PyTorch's threads would otherwise wait for each other at full speed, many times slower.
      env: { ...env, OMP_WAIT_POLICY: 'PASSIVE' },
    },
  );
  const lines = createInterface({ input: python.stdout });
  const ended = once(python, 'exit');
  const ask = async (): Promise<Answer> => {
    python.stdin.write('run\n');
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as unknown[];
    if (typeof line !== 'string') throw new Error('PyTorch ended');
    return JSON.parse(line) as Answer;
  };
  await ask();
  return { name: 'PyTorch eager', run: ask, close: () => python.stdin.end() };
}

async function race(all: readonly Contender[], rounds: number): Promise<void> {
  const answers = all.map((): Answer[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contender] of all.entries()) {
      await wait(settleMs);
      answers[index]?.push(await contender.run());
    }
  }
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(`${rounds} rounds, two threads each, load ${load.join(' ')}; ratios to PyTorch`);
  const base = summary(answers[0] ?? []);
  for (const [index, { name }] of all.entries()) {
    const { medianMs, leastMs, cpuMs, logit } = summary(answers[index] ?? []);
    const ratios = [base.medianMs / medianMs, base.leastMs / leastMs, base.cpuMs / cpuMs];
    const [median, least, cpu] = ratios.map((ratio) => ratio.toFixed(2));
    console.log(
      `${name}: median ${medianMs.toFixed(0)} ms (x ${median}), least ${leastMs.toFixed(0)} ms (x ${least}), ` +
        `processor time ${cpuMs.toFixed(0)} ms (x ${cpu}), ` +
        `logit differs by ${Math.abs(logit - base.logit).toExponential(1)}`,
    );
  }
}

interface Summary {
  readonly medianMs: number;
  readonly leastMs: number;
  /** Median. */
  readonly cpuMs: number;
  readonly logit: number;
}

function summary(answers: readonly Answer[]): Summary {
  const times = answers.map(({ ms }) => ms);
  return {
    medianMs: median(times),
    leastMs: Math.min(...times),
    cpuMs: median(answers.map(({ cpuMs }) => cpuMs)),
    logit: answers[0]?.logit ?? Number.NaN,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
