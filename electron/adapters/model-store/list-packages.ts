import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { compareVersions, packageReferenceSchema } from '#domain/inference/package-reference.ts';
import type { StoredPackage } from '#services/inference/model-store.ts';

/** The packages `<name>/<version>/` in a folder, by name, the oldest version first. Says nothing of their content. */
export function listPackages(folder: string, origin: StoredPackage['origin']): readonly StoredPackage[] {
  return foldersIn(folder)
    .flatMap((name) => foldersIn(path.join(folder, name)).map((version) => ({ name, version })))
    .filter((reference) => packageReferenceSchema.safeParse(reference).success)
    .map((reference) => ({
      reference,
      folder: path.join(folder, reference.name, reference.version),
      origin,
    }))
    .filter((found) => existsSync(path.join(found.folder, 'manifest.json')))
    .sort(
      ({ reference: a }, { reference: b }) =>
        a.name.localeCompare(b.name) || compareVersions(a.version, b.version),
    );
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
