import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createFemora } from '#composition/create-femora.ts';
import { forkAnalysis } from '#headless/fork-analysis.ts';
import { openLoopbackServer } from '#headless/loopback-server.ts';
import { giveReader } from '#test/builders/give-reader.ts';
import { testKeychain } from '#test/builders/test-key.ts';

/** Runs Femora's services on a data folder, with the bench's pages in place of its window, while `use` runs. */
export async function withFemora<Result>(
  dataFolder: string,
  pagesFolder: string,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const modelsFolder = path.join(dataFolder, 'no-models');
  mkdirSync(modelsFolder, { recursive: true });
  if (!existsSync(path.join(dataFolder, 'casebook.sqlite'))) giveReader(dataFolder);
  const femora = createFemora({
    dataFolder,
    // No model: what it makes of a film comes after the film is on the screen and is not measured here.
    modelsFolder,
    version: 'bench',
    climbsProviderLadder: false,
    keychain: testKeychain,
    spawnAnalysis: forkAnalysis(path.resolve('dist/analysis/child.js')),
  });
  const server = await openLoopbackServer(femora, pagesFolder, 0);
  try {
    return await use(server.url);
  } finally {
    await server.close();
    await femora.close();
  }
}
