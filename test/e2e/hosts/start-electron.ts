import { _electron } from '@playwright/test';
import { once } from 'node:events';
import path from 'node:path';
import type { monitorEventLoopDelay } from 'node:perf_hooks';
import type { StartHost } from './running-host.ts';

const checkout = path.resolve(import.meta.dirname, '../../..');

/** The built program in a real Electron; `npm run e2e` says which one. */
export const startElectron: StartHost = async ({ dataFolder, files, watch, switches, passphrase }) => {
  const executablePath = process.env['FEMORA_ELECTRON_EXECUTABLE'];
  if (executablePath === undefined) throw new Error('run the e2e tests with `npm run e2e`');
  const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const application = await _electron.launch({
    executablePath,
    args: [...rootSwitches, ...switches, checkout, '--data', dataFolder, ...files],
    cwd: checkout,
    env: { ...definedIn(process.env), FEMORA_PASSPHRASE: passphrase ?? '' },
  });
  const page = await application.firstWindow();
  watch(page);
  // The first load is under way before anyone can listen; the second is seen whole.
  await page.reload();
  const main = application.process();
  const ended = once(main, 'exit');
  return {
    page,
    pid: main.pid ?? 0,
    killAnalysis: async () => {
      const pid = await application.evaluate(
        ({ app }) => app.getAppMetrics().find((metric) => metric.name === 'Femora analysis')?.pid,
      );
      if (pid === undefined) throw new Error('no analysis child is running');
      process.kill(pid, 'SIGKILL');
      return pid;
    },
    watchMainLoop: async () => {
      await application.evaluate(() => {
        const delays = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 1 });
        delays.enable();
        Object.assign(globalThis, { femoraLoopDelays: delays });
      });
    },
    longestStallMs: () =>
      application.evaluate(() => {
        const { femoraLoopDelays: delays } = globalThis as unknown as {
          femoraLoopDelays: ReturnType<typeof monitorEventLoopDelay>;
        };
        delays.disable();
        return delays.max / 1e6;
      }),
    keepDownloads: async (folder) => {
      await askAgainIfLost(() =>
        application.evaluate(({ session }, folder) => {
          session.defaultSession.on('will-download', (_event, item) => {
            item.setSavePath(`${folder}/${item.getFilename()}`);
          });
        }, folder),
      );
    },
    close: async () => {
      await application.close();
      await ended;
    },
    killHard: async () => {
      main.kill('SIGKILL');
      await ended;
    },
  };
};

function definedIn(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The inspector of the main process loses an answer to the garbage collector now and then. `ask` may be done twice. */
async function askAgainIfLost<Result>(ask: () => Promise<Result>): Promise<Result> {
  return ask().catch((thrown: unknown) => {
    if (String(thrown).includes('garbage collected')) return ask();
    throw thrown;
  });
}
