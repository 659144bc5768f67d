import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';

const sourceFolders = ['electron', 'renderer', 'build/vite'];
const sourceFiles = ['package.json', 'package-lock.json', 'tsconfig.json'];
const stampFile = join(projectFolder, 'dist', '.sources');

/** SHA-256, in hex, over the names and contents of everything the bundles are made of. */
async function digestSources(): Promise<string> {
  const listings = await Promise.all(
    sourceFolders.map(async (folder) => {
      const entries = await readdir(join(projectFolder, folder), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  const files = [...listings.flat(), ...sourceFiles.map((name) => join(projectFolder, name))].sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Notes which sources `dist/` was built from. */
export async function rememberSources(): Promise<void> {
  await mkdir(join(projectFolder, 'dist'), { recursive: true });
  await writeFile(stampFile, await digestSources());
}

/** Whether `dist/` was built from the sources as they are now. */
export async function isBuildCurrent(): Promise<boolean> {
  if (!existsSync(stampFile)) return false;
  return (await readFile(stampFile, 'utf8')) === (await digestSources());
}
