import { BrowserWindow, screen } from 'electron';
import { join } from 'node:path';
import { appOrigin } from './app-protocol.ts';
import type { ApplicationFolders } from './application-folders.ts';
import { lockContents } from './contents-rules.ts';
import { windowPreferences } from './window-preferences.ts';
import { loadWindowState, saveWindowState, smallestWindow } from './window-state.ts';

const nearBlack = '#0b0c0e';

/** Opens the one window. It is shown when its first picture is ready, so that it never flashes white. */
export function openMainWindow(folders: ApplicationFolders, log: (line: string) => void): BrowserWindow {
  const stateFile = join(folders.profile, 'window.json');
  const state = loadWindowState(
    stateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: state.width,
    height: state.height,
    ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: nearBlack,
    autoHideMenuBar: true,
    title: 'Femora',
    webPreferences: { ...windowPreferences(folders), zoomFactor: state.zoomFactor },
  });
  lockContents(window.webContents);
  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const { zoomFactor } = window.webContents;
    const isMaximized = window.isMaximized();
    saveWindowState(stateFile, { ...window.getNormalBounds(), isMaximized, zoomFactor }, log);
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    log(`window process gone: ${details.reason} (${String(details.exitCode)})`);
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  window.loadURL(`${appOrigin}/`).catch((error: unknown) => {
    log(`window not loaded: ${String(error)}`);
  });
  return window;
}
