import path from 'node:path';
import { parseArgs } from 'node:util';
import { DeclaredError, describeError, isDeclared } from '#contract/declared-error.ts';
import { createModelPackages } from '#composition/model-packages.ts';
import { sha256Schema } from '#domain/inference/accepted-package.ts';
import {
  formatPackageReference,
  parsePackageReference,
  type PackageReference,
} from '#domain/inference/package-reference.ts';
import type { PackageCheck } from '#services/inference/check-package.ts';
import type { ModelPackages } from '#services/inference/model-packages.ts';
import type { Acceptance } from '#services/inference/model-store.ts';
import { forkAnalysis } from './fork-analysis.ts';
import { defaultDataFolder, type Places } from './places.ts';

/**
 * `femora model list | import FILE|FOLDER | use NAME@VERSION | verify [NAME@VERSION]`, each with `[--data DIR]`. A
 * package is used by the next start of Femora on that data folder. Exit status 1 when a check fails.
 */
export async function modelCommand(places: Places, args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'accept-publisher': { type: 'string' },
      'accept-unsigned': { type: 'string' },
    },
  });
  const [action, what, ...rest] = positionals;
  if (rest.length > 0) throw invalid('one package at a time');
  const packages = createModelPackages({
    modelsFolder: places.modelsFolder,
    dataFolder: path.resolve(values.data ?? defaultDataFolder()),
    spawnAnalysis: forkAnalysis(places.childFile),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  switch (action) {
    case 'list':
      for (const line of describeAll(packages)) print(line);
      return;
    case 'import': {
      if (what === undefined) throw invalid('name the file or folder to import');
      const acceptance = readAcceptance(values['accept-publisher'], values['accept-unsigned']);
      const { model, cases } = await packages.import(path.resolve(what), acceptance);
      print(`imported ${describe({ model, cases })}`);
      print('Femora reads with it from its next start on.');
      return;
    }
    case 'use':
      print(`in use: ${describe(await packages.use(readReference(what)))}`);
      return;
    case 'verify':
      await verify(packages, what === undefined ? null : readReference(what));
      return;
    default:
      throw invalid('say list, import, use or verify');
  }
}

function describeAll(packages: ModelPackages): readonly string[] {
  return packages
    .list()
    .map(
      ({ reference, origin, isInUse }) =>
        `${isInUse ? '*' : ' '} ${formatPackageReference(reference)} ${origin}${isInUse ? ', in use' : ''}`,
    );
}

async function verify(packages: ModelPackages, wanted: PackageReference | null): Promise<void> {
  const references = wanted ? [wanted] : packages.list().map(({ reference }) => reference);
  for (const reference of references) {
    try {
      const checked = await packages.check(reference);
      print(describe(checked));
      for (const line of describeCases(checked)) print(line);
      if (!checked.cases.every(({ passed }) => passed)) process.exitCode = 1;
    } catch (thrown) {
      if (!isDeclared(thrown)) throw thrown;
      print(`FAIL ${formatPackageReference(reference)}: ${describeError(thrown).message}`);
      process.exitCode = 1;
    }
  }
}

/** One line a golden film. */
export function describeCases({ cases }: PackageCheck): readonly string[] {
  return cases.map(
    ({ name, score, expectedScore, difference, passed }) =>
      `${passed ? 'ok  ' : 'FAIL'} ${name}: score ${score.toFixed(6)}, expected ${expectedScore.toFixed(6)}, ` +
      `largest difference ${difference.toExponential(1)}`,
  );
}

function describe({ model: { manifest, publisher, manifestSha256 } }: PackageCheck): string {
  const signer = publisher ? `signed by ${publisher.name ?? publisher.fingerprint}` : 'not signed';
  return `${formatPackageReference(manifest)}, evidence ${manifest.evidence}, ${signer}, manifest ${manifestSha256.slice(0, 12)}`;
}

function readReference(text: string | undefined): PackageReference {
  const reference = parsePackageReference(text ?? '');
  if (!reference) throw invalid('name a package as NAME@VERSION, as `femora model list` shows it');
  return reference;
}

function readAcceptance(publisher: string | undefined, unsigned: string | undefined): Acceptance | null {
  if (publisher !== undefined && unsigned !== undefined) {
    throw invalid('a package is either signed or not: give one of --accept-publisher and --accept-unsigned');
  }
  if (publisher !== undefined) return { kind: 'publisher', fingerprint: readSha256(publisher) };
  return unsigned === undefined ? null : { kind: 'unsigned', manifestSha256: readSha256(unsigned) };
}

function readSha256(text: string): string {
  const parsed = sha256Schema.safeParse(text.toLowerCase());
  if (!parsed.success) throw invalid('what is accepted is named by its 64 hexadecimal digits');
  return parsed.data;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function invalid(reason: string): DeclaredError {
  return new DeclaredError('request.invalid', { operation: 'model', reason });
}
