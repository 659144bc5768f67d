import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SpawnAnalysis } from '#adapters/analysis/analysis-process.ts';
import { createSupervisedAnalysis } from '#adapters/analysis/supervised-analysis.ts';
import { systemClock } from '#adapters/clock/system-clock.ts';
import { createDiskFileVault } from '#adapters/file-vault/disk-file-vault.ts';
import { keyBytes } from '#adapters/sealing/derive-key.ts';
import { classifyFile, type FileClassification, type KnownMark } from '#services/inference/classify-file.ts';
import type { LoadedModel } from '#services/inference/model-analysis.ts';
import { installedModelFolders } from './installed-model.ts';
import { locateFilms } from './locate-films.ts';

/** The model without a casebook, for the command line. */
export interface Classifier {
  readonly model: () => Promise<LoadedModel>;
  /** Why another package than the chosen one is read with; null: it is the chosen one. */
  readonly fallbackReason: () => string | null;
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
  // Of this process alone: a film that a crash leaves behind opens for nobody.
  const dataKey = randomBytes(keyBytes);
  const analysis = createSupervisedAnalysis({
    spawn: spawnAnalysis,
    packageFolders: installedModelFolders(modelsFolder, dataFolder),
    locate: locateFilms(filesFolder, dataKey),
    log,
  });
  const parts = { analysis, vault: createDiskFileVault(filesFolder, dataKey), clock: systemClock };
  return {
    model: () => analysis.model(),
    fallbackReason: () => analysis.fallback()?.reason ?? null,
    classify: (fileName, bytes, known) => classifyFile(parts, fileName, bytes, known),
    selfTest: () => analysis.selfTest(),
    close: () => {
      analysis.close();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}
