import type { WebPreferences } from 'electron';
import type { ApplicationFolders } from './application-folders.ts';

/** What a page of the program may do, whichever window shows it: everything locked, one preload. */
export function windowPreferences({ preloadScript }: ApplicationFolders): WebPreferences {
  return {
    preload: preloadScript,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  };
}
