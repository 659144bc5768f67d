import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from '#contract/contract-types.ts';
import { createFemora } from '#composition/create-femora.ts';
import type { Femora, HostSettings } from '#composition/femora.ts';
import { forkAnalysis } from '#headless/fork-analysis.ts';
import type { AnalysisProcess } from '#adapters/analysis/analysis-process.ts';
import { connect } from '#transport/connect.ts';
import { createPortPair } from '#transport/pair.ts';
import { giveReader } from './give-reader.ts';
import { testKeychain } from './test-key.ts';

export const demoFile = path.resolve('build/resources/demo/demo-hip.dcm');
export const modelsFolder = path.resolve('models');

/** The image engine from its sources. */
export const spawnEngine = forkAnalysis(path.resolve('electron/adapters/analysis/child.ts'));

/** The real services over the in-memory transport, with a real engine, package and casebook on disk. */
export interface RunningFemora {
  readonly client: Client;
  readonly femora: Femora;
  readonly dataFolder: string;
  /** The engine process running now. */
  readonly engine: () => AnalysisProcess;
  readonly importDemo: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** A new casebook has one reader without a PIN, who is signed in; without a keychain it is left to the test. */
export function startFemora(
  dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-test-')),
  host: Partial<Pick<HostSettings, 'keychain' | 'secret'>> = {},
): RunningFemora {
  const isNew = !existsSync(path.join(dataFolder, 'casebook.sqlite'));
  if (isNew && host.keychain !== null) giveReader(dataFolder);
  const engines: AnalysisProcess[] = [];
  const femora = createFemora({
    dataFolder,
    modelsFolder,
    version: 'test',
    climbsProviderLadder: false,
    keychain: testKeychain,
    ...host,
    spawnAnalysis: () => {
      const engine = spawnEngine();
      engines.push(engine);
      return engine;
    },
  });
  const pair = createPortPair();
  femora.serve(pair.host);
  return {
    client: connect(pair.client),
    femora,
    dataFolder,
    engine: () => {
      const running = engines.at(-1);
      if (!running) throw new Error('no engine was started');
      return running;
    },
    importDemo: async () => (await femora.importFile('demo-hip.dcm', await readFile(demoFile))).caseId,
    stop: async () => {
      pair.close();
      await femora.close();
    },
  };
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
