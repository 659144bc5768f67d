import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDevtoolsLine, type DevtoolsLine } from './devtools-line.ts';

/**
 * A Chromium that is only told what to open. Playwright has every page report its network, which makes the browser keep a
 * copy of each body and costs 25 ms for a film of ten megabytes; a reader's window has nobody listening.
 */
export interface BenchBrowser {
  readonly version: string;
  readonly line: DevtoolsLine;
  readonly close: () => Promise<void>;
}

const switches = [
  '--headless',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export async function openBenchBrowser(ownSwitches: readonly string[]): Promise<BenchBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'femora-browser-'));
  const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = spawn(
    process.env['FEMORA_CHROMIUM'] ?? '/usr/bin/chromium',
    [...switches, ...rootSwitches, ...ownSwitches, `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      const [, found] = /DevTools listening on (\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    browser.once('error', reject);
    browser.once('exit', () => reject(new Error(`the browser did not start: ${said}`)));
  });
  const line = await openDevtoolsLine(address);
  const { product } = await line.call('Browser.getVersion');
  return {
    version: String(product).replace(/^.*\//, ''),
    line,
    close: async () => {
      await line.call('Browser.close').catch(() => undefined);
      line.close();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
