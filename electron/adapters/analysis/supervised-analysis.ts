import type { AnalysisStatus } from '#contract/analysis-status.ts';
import { DeclaredError, isDeclared } from '#contract/declared-error.ts';
import type { ImageDecoder } from '#services/images/image-decoder.ts';
import type { ImageSource } from '#services/images/image-source.ts';
import type { LoadedModel, ModelAnalysis } from '#services/inference/model-analysis.ts';
import type { SpawnAnalysis } from './analysis-process.ts';
import { createSupervisor } from './supervisor.ts';
import type { FilePlace } from './task.ts';

interface AnalysisParts {
  readonly spawn: SpawnAnalysis;
  readonly packageFolder: string;
  /** Where a received file lies on disk. */
  readonly locate: (fileId: string) => string;
  readonly log: (line: string) => void;
}

/** The image engine as services see it: one supervised process that decodes, preprocesses and infers. */
export interface SupervisedAnalysis extends ImageDecoder, ModelAnalysis {
  readonly restart: () => void;
  readonly close: () => void;
}

export function createSupervisedAnalysis({
  spawn,
  packageFolder,
  locate,
  log,
}: AnalysisParts): SupervisedAnalysis {
  const listeners = new Set<(status: AnalysisStatus) => void>();
  let provider = 'cpu';
  let announced = '';
  let model: Promise<LoadedModel>;

  const status = (): AnalysisStatus => ({ ...supervisor.state(), provider });
  const announce = (): void => {
    const text = JSON.stringify(status());
    if (text === announced) return;
    announced = text;
    for (const listener of listeners) listener(status());
  };

  const load = (): void => {
    model = loadPackage();
    // Nobody may be waiting for the package when it fails to load; whoever asks later still gets the error.
    model.catch(() => undefined);
  };

  const loadPackage = async (): Promise<LoadedModel> => {
    try {
      return await supervisor.run('load', { packageFolder, provider });
    } catch (thrown) {
      log(`analysis: package not loaded on ${provider}`);
      if (provider !== 'cpu') {
        // The engine is started again and loads on the CPU; who waits meanwhile is told to try again.
        provider = 'cpu';
        supervisor.restart();
      }
      throw isDeclared(thrown) && thrown.code.startsWith('model.') ? thrown : unavailable();
    }
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

  const place = ({ fileId, fileName }: ImageSource): FilePlace => ({ path: locate(fileId), fileName });

  return {
    decode: (source) => supervisor.run('decode', place(source)),
    model: () => model,
    assess: (source) => supervisor.run('assess', place(source)),
    predict: (source, mark) => supervisor.run('predict', { ...place(source), mark }),
    selfTest: () => supervisor.run('self-test', {}),
    status,
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
    },
  };
}

function unavailable(): DeclaredError {
  return new DeclaredError('model.unavailable', { reason: 'the image engine could not load it' });
}
