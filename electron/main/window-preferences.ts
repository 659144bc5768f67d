import type { WebPreferences } from 'electron';

/** What a page of the program may do, whichever window shows it: everything locked, one preload. */
export function windowPreferences(preloadScript: string): WebPreferences {
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
