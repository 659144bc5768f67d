import { readdirSync } from 'node:fs';
import path from 'node:path';
import { compareVersions, versionSchema } from '#domain/inference/package-reference.ts';

/** Name of the package this release ships. */
const shippedName = 'femora-hip';

/** Folder of the installed model package: the newest one shipped. */
export function installedModelFolder(modelsFolder: string): string {
  const folder = path.join(modelsFolder, shippedName);
  const versions = readdirSync(folder)
    .filter((name) => versionSchema.safeParse(name).success)
    .sort(compareVersions);
  return path.join(folder, versions.at(-1) ?? 'none');
}
