import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's cache folder for this project, outside the checkout so that a fresh clone finds it again. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdgCache, LOCALAPPDATA: localAppData } = process.env;
  if (process.platform === 'win32' && localAppData !== undefined)
    return join(localAppData, 'femora', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'femora');
  return join(xdgCache ?? join(homedir(), '.cache'), 'femora');
}
