import { modelManifestSchema, type ModelManifest } from '#domain/inference/model-manifest.ts';
import { packageLimits } from '#domain/inference/package-limits.ts';
import { parsePackageJson, readPackageFile, sha256, unavailable } from './read-package-file.ts';

/** Content of every file that a manifest names, each with the SHA-256 it promises. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** The manifest in these bytes of `manifest.json`. Throws `model.unavailable`. */
export function parseManifest(manifestBytes: Uint8Array): ModelManifest {
  const manifest = modelManifestSchema.safeParse(parsePackageJson(manifestBytes, 'manifest.json'));
  if (manifest.success) return manifest.data;
  const issue = manifest.error.issues[0];
  throw unavailable(`manifest.json: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`);
}

/** Reads the files a manifest names and no other. Throws `model.unavailable`, naming the file. */
export async function readPackageFiles(folder: string, manifest: ModelManifest): Promise<PackageFiles> {
  const entries = Object.entries(manifest.files);
  if (entries.length > packageLimits.files)
    throw unavailable(`it has more than ${packageLimits.files} files`);
  const files = new Map<string, Uint8Array>();
  let totalBytes = 0;
  for (const [name, expected] of entries) {
    const bytes = await readPackageFile(folder, name, packageLimits.fileBytes);
    totalBytes += bytes.byteLength;
    if (totalBytes > packageLimits.totalBytes) {
      throw unavailable(`its files are larger than ${packageLimits.totalBytes} bytes together`);
    }
    if (sha256(bytes) !== expected) throw unavailable(`${name} is not the file the manifest names`);
    files.set(name, bytes);
  }
  return files;
}
