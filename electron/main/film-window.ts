import type { BrowserWindow, WebContents } from 'electron';
import { join } from 'node:path';
import { appOrigin } from './app-protocol.ts';
import { openAppWindow } from './app-window.ts';
import type { ApplicationFolders } from './application-folders.ts';

/** The film alone, for a second screen. */
export const filmWindowUrl = `${appOrigin}/#film`;

const usual = { width: 1000, height: 900 };
const smallest = { width: 480, height: 400 };

export interface FilmWindow {
  /** Opens the second window, or brings it forward. */
  readonly open: () => void;
  readonly close: () => void;
}

/** There is at most one second window. `serve` gives its page the services, as the main window's has them. */
export function createFilmWindow(
  folders: ApplicationFolders,
  serve: (contents: WebContents) => void,
  log: (line: string) => void,
): FilmWindow {
  let window: BrowserWindow | undefined;
  return {
    open: () => {
      if (window) {
        if (window.isMinimized()) window.restore();
        window.focus();
        return;
      }
      window = openAppWindow({
        url: filmWindowUrl,
        title: 'Femora, film',
        preloadScript: folders.preloadScript,
        stateFile: join(folders.profile, 'film-window.json'),
        usual,
        smallest,
        onOpen: () => undefined,
        log,
      });
      window.once('closed', () => {
        window = undefined;
      });
      serve(window.webContents);
    },
    close: () => {
      window?.close();
    },
  };
}
