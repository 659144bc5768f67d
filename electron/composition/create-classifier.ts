import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SpawnAnalysis } from '#adapters/analysis/analysis-process.ts';
import { createSupervisedAnalysis } from '#adapters/analysis/supervised-analysis.ts';
import { systemClock } from '#adapters/clock/system-clock.ts';
import { createDiskFileVault } from '#adapters/file-vault/disk-file-vault.ts';
import { vaultPath } from '#adapters/file-vault/vault-path.ts';
import { classifyFile, type FileClassification, type KnownMark } from '#services/inference/classify-file.ts';
import type { LoadedModel } from '#services/inference/model-analysis.ts';
import { installedModelFolders } from './installed-model.ts';

/** The model without a casebook, for the command line. */
export interface Classifier {
  readonly model: () => Promise<LoadedModel>;
  readonly classify: (fileName: string, bytes: Uint8Array, known: KnownMark) => Promise<FileClassification>;
  /** Largest difference to the package's golden scores. */
  readonly selfTest: () => Promise<number>;
  readonly close: () => void;
}

interface ClassifierSettings {
  readonly modelsFolder: string;
  /** The casebook's folder, where the choice of a model package lies too. */
  readonly dataFolder: string;
  readonly spawnAnalysis: SpawnAnalysis;
  readonly log: (line: string) => void;
}

export function createClassifier({
  modelsFolder,
  dataFolder,
  spawnAnalysis,
  log,
}: ClassifierSettings): Classifier {
  const filesFolder = mkdtempSync(path.join(tmpdir(), 'femora-'));
  const analysis = createSupervisedAnalysis({
    spawn: spawnAnalysis,
    packageFolders: installedModelFolders(modelsFolder, dataFolder),
    locate: (fileId) => vaultPath(filesFolder, fileId),
    log,
  });
  const parts = { analysis, vault: createDiskFileVault(filesFolder), clock: systemClock };
  return {
    model: () => analysis.model(),
    classify: (fileName, bytes, known) => classifyFile(parts, fileName, bytes, known),
    selfTest: () => analysis.selfTest(),
    close: () => {
      analysis.close();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}
