import path from 'node:path';
import { readInUse } from '#adapters/model-store/in-use-file.ts';
import { listPackages } from '#adapters/model-store/list-packages.ts';
import { formatPackageReference } from '#domain/inference/package-reference.ts';

/** Name of the package this release ships. */
const shippedName = 'femora-hip';

/** Where imported packages live: beside the casebook. */
export function importedModelsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'models');
}

/**
 * Folders of the packages to read with: the one somebody chose, if it is there, then the newest shipped one, which
 * takes over when the chosen one cannot be used.
 */
export function installedModelFolders(
  modelsFolder: string,
  dataFolder: string,
): readonly [string, ...string[]] {
  const shipped = listPackages(modelsFolder, 'shipped');
  const newest = shipped.filter(({ reference }) => reference.name === shippedName).at(-1)?.folder;
  // Without any package this folder is what the error names as missing its manifest.
  const standard = newest ?? path.join(modelsFolder, shippedName);
  const importedFolder = importedModelsFolder(dataFolder);
  const inUse = readInUse(importedFolder);
  if (!inUse) return [standard];
  const chosen = [...shipped, ...listPackages(importedFolder, 'imported')].find(
    ({ reference }) => formatPackageReference(reference) === formatPackageReference(inUse),
  );
  const folder = chosen?.folder ?? path.join(importedFolder, inUse.name, inUse.version);
  return folder === standard ? [standard] : [folder, standard];
}
