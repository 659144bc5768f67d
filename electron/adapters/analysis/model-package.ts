import { goldenCasesSchema } from '#domain/inference/golden-case.ts';
import { inspectOnnx } from '#domain/inference/inspect-onnx.ts';
import { packageLimits } from '#domain/inference/package-limits.ts';
import { compareVersions } from '#domain/inference/package-reference.ts';
import type { LoadedModel } from '#services/inference/model-analysis.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { checkPublisher } from './check-publisher.ts';
import { parsePackageJson, readPackageFile, sha256, unavailable } from './read-package-file.ts';
import { parseManifest, readPackageFiles } from './read-package-files.ts';

/** A model package in memory: every file the manifest names, each with the content it promises. */
export interface ModelPackage extends LoadedModel {
  /** Content of a file of the package by its name in the manifest. */
  readonly file: (name: string) => Uint8Array;
}

/**
 * Reads a package: first who vouches for the manifest, then the manifest, then the SHA-256 of every file it names,
 * then what its graphs are made of. Files beside them are never read.
 * Throws `model.unavailable`, `model.unknown-publisher`, `model.unsigned`.
 */
export async function readModelPackage(folder: string): Promise<ModelPackage> {
  const manifestBytes = await readPackageFile(folder, 'manifest.json', packageLimits.textBytes);
  const publisher = await checkPublisher(folder, manifestBytes);
  const manifest = parseManifest(manifestBytes);
  if (compareVersions(manifest.minimumAppVersion, packageJson.version) > 0) {
    throw unavailable(`it needs Femora ${manifest.minimumAppVersion}, this is ${packageJson.version}`);
  }
  const files = await readPackageFiles(folder, manifest);
  const file = (name: string): Uint8Array => {
    const bytes = files.get(name);
    if (!bytes) throw unavailable(`the manifest does not name ${name}`);
    return bytes;
  };
  for (const graph of Object.values(manifest.graphs).filter((name) => name !== undefined)) {
    const inspection = inspectOnnx(file(graph));
    if (inspection.kind === 'refused') throw unavailable(`${graph}: ${inspection.reason}`);
  }
  const text = (name: string): Uint8Array => {
    if (file(name).byteLength > packageLimits.textBytes) throw unavailable(`${name} is too large`);
    return file(name);
  };
  const golden = goldenCasesSchema.safeParse(
    parsePackageJson(text('golden/cases.json'), 'golden/cases.json'),
  );
  if (!golden.success) throw unavailable('golden/cases.json is not valid');
  return {
    manifest,
    manifestSha256: sha256(manifestBytes),
    publisher,
    card: new TextDecoder().decode(text('card.md')),
    golden: golden.data,
    file,
  };
}
