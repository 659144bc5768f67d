import type { Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { StartHost } from './running-host.ts';

const loopReporter = path.resolve(import.meta.dirname, 'report-main-loop.ts');
const script = path.resolve(import.meta.dirname, '../../../dist/headless/femora.js');

/** The same services in plain Node, with the window in `browser`. */
export function startHeadlessIn(browser: Browser): StartHost {
  return async ({ dataFolder, files, watch, passphrase }) => {
    const server = spawn(
      process.execPath,
      ['--import', loopReporter, script, 'serve', '--data', dataFolder, '--port', '0', '--no-demo', ...files],
      {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: { ...process.env, FEMORA_PASSPHRASE: passphrase ?? '' },
      },
    );
    const ended = once(server, 'exit');
    const url = await announcedUrl(server);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    watch(page);
    await page.goto(url);
    return {
      page,
      pid: server.pid ?? 0,
      killAnalysis: async () => {
        const pid = await firstChild(server);
        process.kill(pid, 'SIGKILL');
        return pid;
      },
      watchMainLoop: async () => {
        await askHost(server, 'watch-main-loop');
      },
      longestStallMs: async () => {
        const answer = await askHost(server, 'longest-stall');
        return (answer as { readonly longestStallMs: number }).longestStallMs;
      },
      keepDownloads: (folder) => {
        page.on('download', (download) => {
          void download.saveAs(path.join(folder, download.suggestedFilename()));
        });
        return Promise.resolve();
      },
      close: async () => {
        await context.close();
        server.kill('SIGTERM');
        await ended;
      },
      killHard: async () => {
        server.kill('SIGKILL');
        await ended;
        await context.close();
      },
    };
  };
}

/** The host prints one line of JSON when it listens. */
async function announcedUrl(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('the headless host has no output');
  for await (const line of createInterface({ input: server.stdout })) {
    const announced: unknown = JSON.parse(line);
    if (typeof announced === 'object' && announced !== null && 'url' in announced)
      return String(announced.url);
  }
  throw new Error(`the headless host ended without listening (${String(server.exitCode)})`);
}

async function firstChild(server: ChildProcess): Promise<number> {
  const id = String(server.pid);
  const children = (await readFile(`/proc/${id}/task/${id}/children`, 'utf8')).trim();
  if (children === '') throw new Error('no analysis child is running');
  return Number(children.split(' ')[0]);
}

/** One question to `report-main-loop.ts` inside the host. */
async function askHost(server: ChildProcess, question: string): Promise<unknown> {
  const answered = once(server, 'message');
  server.send(question);
  const [answer] = (await answered) as [unknown];
  return answer;
}
