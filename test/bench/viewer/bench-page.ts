import { setTimeout } from 'node:timers/promises';
import type { BenchBrowser } from './bench-browser.ts';
import type { Drag, NewlyOpened, Opened } from './measured-page.ts';

/** One of the bench's pages in the browser, with nothing else beside it. What the page rejects, rejects here. */
export interface BenchPage {
  /** Puts a file into the page's input; the page has not read it yet. */
  readonly choose: (file: string) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly open: (caseId: string) => Promise<Opened>;
  readonly openNew: () => Promise<NewlyOpened>;
  readonly drag: (drag: Drag) => Promise<readonly number[]>;
  readonly drawnBy: () => Promise<string>;
  readonly close: () => Promise<void>;
}

interface PageChoice {
  /** femora, dwv or loader. */
  readonly name: string;
  readonly query?: string;
  /** What Femora would be told in its settings. */
  readonly drawing?: 'auto' | 'gpu' | 'cpu';
}

const size = { width: 1000, height: 900 };
const pollMs = 20;

/** `url` is the address of Femora's services, with their token. */
export async function openBenchPage(
  { line }: BenchBrowser,
  url: string,
  { name, query, drawing = 'auto' }: PageChoice,
): Promise<BenchPage> {
  const { browserContextId } = await line.call('Target.createBrowserContext');
  const { targetId } = await line.call('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    ...size,
  });
  const { sessionId } = await line.call('Target.attachToTarget', { targetId, flatten: true });
  const call = (method: string, parameters?: object): Promise<Readonly<Record<string, unknown>>> =>
    line.call(method, parameters, String(sessionId));
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer['exceptionDetails'] !== undefined) throw new Error(JSON.stringify(answer['exceptionDetails']));
    return (answer['result'] as { readonly value?: unknown }).value;
  };
  const until = async (condition: string): Promise<void> => {
    while ((await evaluate(condition).catch(() => false)) !== true) await setTimeout(pollMs);
  };
  const measured = (what: string, ...values: readonly unknown[]): Promise<unknown> =>
    evaluate(`window.measured.${what}(${values.map((value) => JSON.stringify(value)).join(', ')})`);

  await call('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
  // The token becomes a cookie; there is no page at this address.
  await call('Page.navigate', { url });
  const address = new URL(`/${name}.html${query ? `?${query}` : ''}`, url).href;
  await call('Page.navigate', { url: address });
  await until('window.measured !== undefined');
  if (drawing !== 'auto') {
    await evaluate(`localStorage.setItem('femora.film-drawing', '${drawing}'); delete window.measured`);
    await call('Page.navigate', { url: address });
    await until('window.measured !== undefined');
  }

  return {
    choose: async (file) => {
      const { result } = await call('Runtime.evaluate', { expression: "document.querySelector('input')" });
      const { objectId } = result as { readonly objectId: string };
      await call('DOM.setFileInputFiles', { files: [file], objectId });
      await call('Runtime.releaseObject', { objectId });
    },
    clear: async () => {
      await measured('clear');
    },
    open: async (caseId) => (await measured('open', caseId)) as Opened,
    openNew: async () => (await measured('openNew')) as NewlyOpened,
    drag: async (drag) => (await measured('drag', drag)) as readonly number[],
    drawnBy: async () => String(await measured('drawnBy')),
    close: async () => {
      await line.call('Target.disposeBrowserContext', { browserContextId });
    },
  };
}
