import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built program finds its parts. */
export interface Places {
  readonly childFile: string;
  readonly rendererFolder: string;
  readonly modelsFolder: string;
  readonly demoFile: string;
}

/** The program's top folder is the one above this file that holds `models`, in a checkout and when installed. */
export function findPlaces(): Places {
  let top = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(top, 'models')) && path.dirname(top) !== top) top = path.dirname(top);
  return {
    childFile: path.join(top, 'dist', 'analysis', 'child.js'),
    rendererFolder: path.join(top, 'dist', 'renderer'),
    modelsFolder: path.join(top, 'models'),
    demoFile: path.join(top, 'build', 'resources', 'demo', 'demo-hip.dcm'),
  };
}

/** Where a casebook lives when the command line does not say. */
export function defaultDataFolder(): string {
  return path.join(homedir(), '.femora');
}
