import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DeclaredError } from '#contract/declared-error.ts';
import { goldenCasesSchema, type GoldenCases } from '#domain/inference/golden-case.ts';
import { modelManifestSchema } from '#domain/inference/model-manifest.ts';
import type { LoadedModel } from '#services/inference/model-analysis.ts';

/** A model package in memory: every file the manifest names, each with the content it promises. */
export interface ModelPackage extends LoadedModel {
  /** Content of a file of the package by its name in the manifest. */
  readonly file: (name: string) => Uint8Array;
  readonly golden: GoldenCases;
}

/** No file of a package may be larger: a graph of this size is not meant for a clinic PC. */
const largestFileBytes = 512 * 1024 * 1024;

/**
 * Reads a package and checks the SHA-256 of every file it names. Files beside them are never read.
 * Throws `model.unavailable`.
 */
export async function readModelPackage(folder: string): Promise<ModelPackage> {
  const manifestBytes = await readNamed(folder, 'manifest.json');
  const manifest = modelManifestSchema.safeParse(parseJson(manifestBytes, 'manifest.json'));
  if (!manifest.success) {
    const issue = manifest.error.issues[0];
    throw unavailable(`manifest.json: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`);
  }
  const files = new Map<string, Uint8Array>();
  for (const [name, expected] of Object.entries(manifest.data.files)) {
    const bytes = await readNamed(folder, name);
    if (sha256(bytes) !== expected) throw unavailable(`${name} is not the file the manifest names`);
    files.set(name, bytes);
  }
  const file = (name: string): Uint8Array => {
    const bytes = files.get(name);
    if (!bytes) throw unavailable(`the manifest does not name ${name}`);
    return bytes;
  };
  const golden = goldenCasesSchema.safeParse(parseJson(file('golden/cases.json'), 'golden/cases.json'));
  if (!golden.success) throw unavailable('golden/cases.json is not valid');
  return {
    manifest: manifest.data,
    manifestSha256: sha256(manifestBytes),
    card: new TextDecoder().decode(file('card.md')),
    file,
    golden: golden.data,
  };
}

async function readNamed(folder: string, name: string): Promise<Uint8Array> {
  const bytes = await readFile(path.join(folder, name)).catch(() => null);
  if (!bytes) throw unavailable(`${name} is missing`);
  if (bytes.byteLength > largestFileBytes) throw unavailable(`${name} is too large`);
  return bytes;
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw unavailable(`${name} is not JSON`);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function unavailable(reason: string): DeclaredError {
  return new DeclaredError('model.unavailable', { reason });
}
