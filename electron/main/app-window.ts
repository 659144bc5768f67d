import { BrowserWindow, screen } from 'electron';
import { lockContents } from './contents-rules.ts';
import { windowPreferences } from './window-preferences.ts';
import { loadWindowState, saveWindowState, type WindowSize } from './window-state.ts';

const nearBlack = '#0b0c0e';

export interface AppWindowOptions {
  readonly url: string;
  readonly title: string;
  readonly preloadScript: string;
  /** Where the window remembers its place. */
  readonly stateFile: string;
  /** In pixels: what it opens with the first time, and what it may be made. */
  readonly usual: WindowSize;
  readonly smallest: WindowSize;
  /** What `window.open` of the page means; nothing is ever opened by the page itself. */
  readonly onOpen: (url: string) => void;
  readonly log: (line: string) => void;
}

/**
 * Opens a window of the program: sandboxed, isolated, without Node, locked to its page. It is shown when its first
 * picture is ready, so that it never flashes white, and remembers its place.
 */
export function openAppWindow(options: AppWindowOptions): BrowserWindow {
  const { stateFile, usual, smallest, log } = options;
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const state = loadWindowState(stateFile, screens, usual, smallest);
  const window = new BrowserWindow({
    width: state.width,
    height: state.height,
    ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: nearBlack,
    autoHideMenuBar: true,
    title: options.title,
    webPreferences: { ...windowPreferences(options.preloadScript), zoomFactor: state.zoomFactor },
  });
  lockContents(window.webContents, options.onOpen);
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
  window.loadURL(options.url).catch((error: unknown) => {
    log(`window not loaded: ${String(error)}`);
  });
  return window;
}
