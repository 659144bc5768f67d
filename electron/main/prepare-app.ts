import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { readAppArguments, type AppArguments } from './app-arguments.ts';
import { registerAppScheme } from './app-protocol.ts';
import { applicationFolders, type ApplicationFolders } from './application-folders.ts';

export interface PreparedApp {
  readonly given: AppArguments;
  readonly folders: ApplicationFolders;
}

/** Everything that must be settled before Electron is ready. */
export function prepareApp(): PreparedApp {
  const given = readAppArguments(process.argv, process.cwd(), !app.isPackaged);
  const folders = applicationFolders({
    dataFolder: given.dataFolder,
    defaultProfile: app.getPath('userData'),
    appPath: app.getAppPath(),
    resourcesPath: app.isPackaged ? process.resourcesPath : undefined,
  });
  mkdirSync(folders.profile, { recursive: true });
  app.setPath('userData', folders.profile);
  // Root, as in a container, cannot have Chromium's sandbox; `enableSandbox` would undo its --no-sandbox.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  return { given, folders };
}
