import path from 'node:path';
import type { SpawnAnalysis } from '#adapters/analysis/analysis-process.ts';
import { createSupervisedAnalysis } from '#adapters/analysis/supervised-analysis.ts';
import { createDiskModelStore } from '#adapters/model-store/disk-model-store.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { formatPackageReference, type PackageReference } from '#domain/inference/package-reference.ts';
import { checkPackage, type PackageCheck } from '#services/inference/check-package.ts';
import { importPackage, requireGoldenScores } from '#services/inference/import-package.ts';
import type { ModelPackages } from '#services/inference/model-packages.ts';
import { importedModelsFolder, installedModelFolders } from './installed-model.ts';

interface PackagesSettings {
  readonly modelsFolder: string;
  readonly dataFolder: string;
  readonly spawnAnalysis: SpawnAnalysis;
  readonly log: (line: string) => void;
}

export function createModelPackages({
  modelsFolder,
  dataFolder,
  spawnAnalysis,
  log,
}: PackagesSettings): ModelPackages {
  const store = createDiskModelStore({
    shippedFolder: modelsFolder,
    importedFolder: importedModelsFolder(dataFolder),
  });
  const check = (folder: string): Promise<PackageCheck> => checkPackageIn(folder, spawnAnalysis, log);
  const find = (reference: PackageReference): string => {
    const name = formatPackageReference(reference);
    const found = store.list().find((stored) => formatPackageReference(stored.reference) === name);
    if (!found) throw new DeclaredError('model.unavailable', { reason: `there is no ${name} here` });
    return found.folder;
  };
  return {
    list: () => {
      const [inUse] = installedModelFolders(modelsFolder, dataFolder);
      return store.list().map((stored) => ({ ...stored, isInUse: stored.folder === inUse }));
    },
    import: (source, acceptance) =>
      importPackage({ store, check }, source, path.basename(source), acceptance),
    use: async (reference) => {
      const checked = await check(find(reference));
      requireGoldenScores(checked);
      await store.use(reference);
      return checked;
    },
    check: (reference) => check(find(reference)),
    glance: store.glance,
    remove: store.remove,
  };
}

/** Verifies the package in a folder and scores its golden films, in an image engine of its own. */
export async function checkPackageIn(
  folder: string,
  spawn: SpawnAnalysis,
  log: (line: string) => void,
): Promise<PackageCheck> {
  const analysis = createSupervisedAnalysis({
    spawn,
    packageFolders: [folder],
    // Its golden films, by their names.
    locate: (fileName) => ({ path: path.join(folder, fileName), seal: null }),
    log,
  });
  try {
    return await checkPackage(analysis);
  } finally {
    analysis.close();
  }
}
