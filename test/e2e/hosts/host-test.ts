import { test as base, expect, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { giveReader } from '#test/builders/give-reader.ts';
import { testPassphrase } from '#test/builders/test-key.ts';
import type { HostOptions } from './host-options.ts';
import { createPageWatch, staysHere } from './page-watch.ts';
import type { HostProcess } from './running-host.ts';
import { startElectron } from './start-electron.ts';
import { startHeadlessIn } from './start-headless.ts';

/** A running Femora with its own empty data folder, the same on both hosts. */
export interface FemoraHost {
  /** The window; another one after `restart`. */
  readonly page: Page;
  readonly dataFolder: string;
  readonly pid: number;
  /** Every address asked for since the test began. */
  readonly requests: readonly string[];
  /** Console errors and uncaught exceptions since the test began. */
  readonly problems: readonly string[];
  /** Ends the program as a user would (unless it is dead already) and starts it on the same data. */
  readonly restart: () => Promise<void>;
  /** Kills the program with SIGKILL, as a power cut would. */
  readonly killHard: () => Promise<void>;
  /** Kills the analysis child with SIGKILL and gives its process id. */
  readonly killAnalysis: () => Promise<number>;
  /** Writes what the window downloads from now on into a folder. */
  readonly keepDownloads: (folder: string) => Promise<void>;
  /** Longest stall, milliseconds, of the loop that serves the window while `action` runs. */
  readonly longestStallMs: (action: () => Promise<void>) => Promise<number>;
}

export { expect };

/** Every test also asserts that no request left the machine. */
export const test = base.extend<HostOptions & { readonly femora: FemoraHost }>({
  hostKind: ['electron', { option: true }],
  hasReader: [true, { option: true }],
  passphrase: [testPassphrase, { option: true }],
  openFiles: [[], { option: true }],
  chromiumSwitches: [[], { option: true }],
  femora: async (
    { hostKind, hasReader, passphrase, openFiles, chromiumSwitches, playwright, launchOptions },
    use,
  ) => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'femora-e2e-'));
    if (hasReader) giveReader(dataFolder);
    const { requests, problems, watch } = createPageWatch();
    const args = [...(launchOptions.args ?? []), ...chromiumSwitches];
    const browser =
      hostKind === 'headless' ? await playwright.chromium.launch({ ...launchOptions, args }) : undefined;
    const start = browser === undefined ? startElectron : startHeadlessIn(browser);
    const given = { dataFolder, watch, switches: chromiumSwitches, passphrase };
    let running: HostProcess | undefined = await start({ ...given, files: openFiles });
    const current = (): HostProcess => {
      if (running === undefined) throw new Error('Femora is not running');
      return running;
    };
    const end = async (how: 'close' | 'killHard'): Promise<void> => {
      const ending = running;
      running = undefined;
      await ending?.[how]();
    };
    await use({
      get page() {
        return current().page;
      },
      get pid() {
        return current().pid;
      },
      dataFolder,
      requests,
      problems,
      restart: async () => {
        await end('close');
        running = await start({ ...given, files: [] });
      },
      killHard: () => end('killHard'),
      killAnalysis: () => current().killAnalysis(),
      keepDownloads: (folder) => current().keepDownloads(folder),
      longestStallMs: async (action) => {
        await current().watchMainLoop();
        await action();
        return current().longestStallMs();
      },
    });
    await end('close');
    await browser?.close();
    await rm(dataFolder, { recursive: true, force: true });
    expect(requests.filter((address) => !staysHere(address))).toEqual([]);
  },
});
