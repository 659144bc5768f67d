import { BrowserWindow, type WebContents } from 'electron';
import { printReadyTitle } from '#contract/print-route.ts';
import { appOrigin } from './app-protocol.ts';
import type { ApplicationFolders } from './application-folders.ts';
import { lockContents } from './contents-rules.ts';
import { windowPreferences } from './window-preferences.ts';

/** A comparison of many thousand cases is drawn well within this. */
const patienceMs = 60_000;

/**
 * Prints a page of the program from a window that nobody sees, so that the one on the screen stays as it is. `serve`
 * connects the new window to the services. Rejects when the page does not get ready.
 */
export async function printPage(
  folders: ApplicationFolders,
  serve: (contents: WebContents) => void,
  route: string,
): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    width: 900,
    height: 1200,
    webPreferences: windowPreferences(folders.preloadScript),
  });
  try {
    lockContents(window.webContents, () => undefined);
    serve(window.webContents);
    const ready = pageReady(window);
    await Promise.all([ready, window.loadURL(`${appOrigin}/#${route}`)]);
    return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Resolves when the page says by its title that everything on it is drawn. */
function pageReady(window: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the page to print was not ready in time'));
    }, patienceMs);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    window.on('page-title-updated', (_event, title) => {
      if (title === printReadyTitle) end(resolve);
    });
    window.once('closed', () => {
      end(() => {
        reject(new Error('the window to print from was closed'));
      });
    });
  });
}
