/**
 * Femora's services as a process of their own, as in the product: `femora-services.ts DATA-FOLDER PAGES-FOLDER` sends its
 * address, with its token, to the process that forked it, and ends when told to.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createFemora } from '#composition/create-femora.ts';
import { forkAnalysis } from '#headless/fork-analysis.ts';
import { openLoopbackServer } from '#headless/loopback-server.ts';
import { giveReader } from '#test/builders/give-reader.ts';
import { testKeychain } from '#test/builders/test-key.ts';

const [, , dataFolder = '', pagesFolder = ''] = process.argv;
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
process.once('disconnect', () => process.exit(1));
process.once('message', () => {
  void server
    .close()
    .then(() => femora.close())
    .then(() => process.exit(0));
});
process.send?.(server.url);
