import { join } from 'node:path';

export interface ApplicationFolders {
  /** Casebook, images, settings: everything a clinic must keep. */
  readonly data: string;
  /** Chromium's own profile and the window's place; may be deleted. */
  readonly profile: string;
  /** Model packages shipped with the program. */
  readonly models: string;
  /** Built window: `index.html` and its assets. */
  readonly renderer: string;
  /** Script of the analysis child. */
  readonly analysisScript: string;
  readonly preloadScript: string;
}

interface Surroundings {
  readonly dataFolder: string | undefined;
  readonly defaultProfile: string;
  /** The checkout, or the application archive of an installed copy. */
  readonly appPath: string;
  /** Folder of the files shipped beside the archive; undefined in a checkout. */
  readonly resourcesPath: string | undefined;
}

/** Decides where everything lives, for a checkout and for an installed copy. */
export function applicationFolders(around: Surroundings): ApplicationFolders {
  const { dataFolder, defaultProfile, appPath, resourcesPath } = around;
  return {
    data: dataFolder ?? join(defaultProfile, 'casebook'),
    profile: dataFolder === undefined ? defaultProfile : join(dataFolder, 'profile'),
    models: join(resourcesPath ?? appPath, 'models'),
    renderer: join(appPath, 'dist', 'renderer'),
    analysisScript: join(appPath, 'dist', 'analysis', 'child.js'),
    preloadScript: join(appPath, 'dist', 'preload', 'preload.cjs'),
  };
}
