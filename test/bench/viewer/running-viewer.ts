import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { createFemora } from '#composition/create-femora.ts';
import { forkAnalysis } from '#headless/fork-analysis.ts';
import { openLoopbackServer } from '#headless/loopback-server.ts';
import { giveReader } from '#test/builders/give-reader.ts';
import { testKeychain } from '#test/builders/test-key.ts';

/** Longer than any viewer may need for a film, on a busy machine too. */
const longestMs = 30_000;

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

/** Opens one of the bench's pages; `drawing` is what Femora would be told in its settings. */
export async function openPage(
  browser: Browser,
  url: string,
  page: { readonly name: string; readonly query?: string; readonly drawing?: 'auto' | 'gpu' | 'cpu' },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const opened = await context.newPage();
  opened.setDefaultTimeout(longestMs);
  // The token becomes a cookie; there is no page at this address.
  await context.request.get(url);
  const address = new URL(`/${page.name}.html${page.query ? `?${page.query}` : ''}`, url);
  await opened.addInitScript((drawing) => {
    localStorage.setItem('femora.film-drawing', drawing);
  }, page.drawing ?? 'auto');
  await opened.goto(address.href);
  await opened.waitForFunction(() => window.measured !== undefined);
  return opened;
}
