import type { BrowserWindow } from 'electron';
import { join } from 'node:path';
import { appOrigin } from './app-protocol.ts';
import { openAppWindow } from './app-window.ts';
import type { ApplicationFolders } from './application-folders.ts';
import { defaultWindowState, smallestWindow } from './window-state.ts';

/** Opens the window in which cases are read. `onOpen` hears which address its page wants to open. */
export function openMainWindow(
  folders: ApplicationFolders,
  onOpen: (url: string) => void,
  log: (line: string) => void,
): BrowserWindow {
  return openAppWindow({
    url: `${appOrigin}/`,
    title: 'Femora',
    preloadScript: folders.preloadScript,
    stateFile: join(folders.profile, 'window.json'),
    usual: defaultWindowState,
    smallest: smallestWindow,
    onOpen,
    log,
  });
}
