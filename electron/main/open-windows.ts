import type { BrowserWindow, WebContents } from 'electron';
import { installApplicationMenu } from './application-menu.ts';
import type { ApplicationFolders } from './application-folders.ts';
import { createFilmWindow, filmWindowUrl } from './film-window.ts';
import { openMainWindow } from './main-window.ts';

/**
 * Opens the main window and makes the second one ready to be asked for, by its page or from the menu; it closes with
 * the main one. `serve` gives a page the services.
 */
export function openWindows(
  folders: ApplicationFolders,
  serve: (contents: WebContents) => void,
  log: (line: string) => void,
): BrowserWindow {
  const filmWindow = createFilmWindow(folders, serve, log);
  const openIfFilm = (url: string): void => {
    if (url === filmWindowUrl) filmWindow.open();
  };
  const window = openMainWindow(folders, openIfFilm, log);
  window.once('close', filmWindow.close);
  installApplicationMenu(window, filmWindow.open);
  serve(window.webContents);
  return window;
}
