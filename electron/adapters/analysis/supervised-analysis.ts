import type { AnalysisStatus } from '#contract/analysis-status.ts';
import { DeclaredError, isDeclared } from '#contract/declared-error.ts';
import type { ImageDecoder } from '#services/images/image-decoder.ts';
import type { ImageSource } from '#services/images/image-source.ts';
import type { LoadedModel, ModelAnalysis, ModelFallback } from '#services/inference/model-analysis.ts';
import type { SpawnAnalysis } from './analysis-process.ts';
import { createSupervisor } from './supervisor.ts';
import type { FilePlace, StoredFilm } from './task.ts';

interface AnalysisParts {
  readonly spawn: SpawnAnalysis;
  /** The package to read with, and those to fall back to when it cannot be used. */
  readonly packageFolders: readonly [string, ...string[]];
  readonly locate: (fileId: string) => StoredFilm;
  readonly log: (line: string) => void;
}

/** Milliseconds after which a task is worth telling of: most films are decoded sooner, and the windows have better to do. */
const busyAfterMs = 150;

/** The image engine as services see it: one supervised process that decodes, preprocesses and infers. */
export interface SupervisedAnalysis extends ImageDecoder, ModelAnalysis {
  /** Folder of the package that is read with. */
  readonly packageFolder: () => string;
  readonly restart: () => void;
  readonly close: () => void;
}

export function createSupervisedAnalysis({
  spawn,
  packageFolders,
  locate,
  log,
}: AnalysisParts): SupervisedAnalysis {
  const listeners = new Set<(status: AnalysisStatus) => void>();
  let provider = 'cpu';
  /** What windows have heard; whoever asks is told the same, or would not hear of the end of a short task. */
  let announced: AnalysisStatus | null = null;
  let announcing: NodeJS.Timeout | undefined;
  let packageFolder = packageFolders[0];
  let fallback: ModelFallback | null = null;
  let model: Promise<LoadedModel>;

  const currentStatus = (): AnalysisStatus => ({ ...supervisor.state(), provider });
  const announce = (): void => {
    clearTimeout(announcing);
    if (currentStatus().state === 'busy') announcing = setTimeout(announceNow, busyAfterMs);
    else announceNow();
  };
  const announceNow = (): void => {
    const status = currentStatus();
    if (JSON.stringify(status) === JSON.stringify(announced)) return;
    announced = status;
    for (const listener of listeners) listener(status);
  };

  const load = (): void => {
    model = loadPackage();
    // Nobody may be waiting for the package when it fails to load; whoever asks later still gets the error.
    model.catch(() => undefined);
  };

  const loadPackage = async (): Promise<LoadedModel> => {
    const folder = packageFolder;
    try {
      return await supervisor.run('load', { packageFolder: folder, provider });
    } catch (thrown) {
      log(`analysis: package not loaded on ${provider}: ${folder}: ${String(thrown)}`);
      if (provider !== 'cpu') {
        // The engine is started again and loads on the CPU; who waits meanwhile is told to try again.
        provider = 'cpu';
        supervisor.restart();
      } else if (fallBackFrom(folder, thrown) && isOfPackage(thrown)) {
        // The engine is well, only the package is not; an engine that died loads the next one when it is back.
        return loadPackage();
      }
      throw isOfPackage(thrown) ? thrown : unavailable();
    }
  };

  /** Whether there is another package to load instead of the one in `folder`. */
  const fallBackFrom = (folder: string, thrown: unknown): boolean => {
    const next = packageFolders[packageFolders.indexOf(folder) + 1];
    if (folder !== packageFolder || next === undefined) return false;
    packageFolder = next;
    fallback = {
      packageFolder: folder,
      reason: isOfPackage(thrown) ? thrown.message : unavailable().message,
    };
    return true;
  };

  const supervisor = createSupervisor({
    spawn,
    log,
    onStart: load,
    onState: () => {
      queueMicrotask(announce);
    },
  });
  supervisor.start();

  const place = ({ fileId, fileName }: ImageSource): FilePlace => ({ ...locate(fileId), fileName });

  return {
    decode: (source, frameNumber = 1) => supervisor.run('decode', { ...place(source), frameNumber }),
    plane: (source, frameNumber) => supervisor.run('plane', { ...place(source), frameNumber }),
    discIndex: (source) => supervisor.run('disc-index', place(source)),
    thumbnail: (source) => supervisor.run('thumbnail', place(source)),
    model: () => model,
    packageFolder: () => packageFolder,
    fallback: () => fallback,
    assess: (source) => supervisor.run('assess', place(source)),
    predict: (source, mark) =>
      supervisor.run('predict', { ...place(source), frameNumber: mark.frameNumber ?? 1, mark }),
    selfTest: () => supervisor.run('self-test', {}),
    status: () => announced ?? currentStatus(),
    onStatus: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    useProvider: (chosen) => {
      if (chosen === provider) return;
      provider = chosen;
      supervisor.restart();
    },
    restart: () => {
      supervisor.restart();
    },
    close: () => {
      supervisor.close();
      clearTimeout(announcing);
    },
  };
}

function isOfPackage(thrown: unknown): thrown is DeclaredError {
  return isDeclared(thrown) && thrown.code.startsWith('model.');
}

function unavailable(): DeclaredError {
  return new DeclaredError('model.unavailable', { reason: 'the image engine could not load it' });
}
