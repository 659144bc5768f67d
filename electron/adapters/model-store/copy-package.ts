import { constants, copyFile, lstat, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { packageLimits } from '#domain/inference/package-limits.ts';
import { packageRefused } from './package-refused.ts';

/**
 * Copies the named files of a package folder into an empty one; what else lies there is left alone. A file that is
 * missing is left out, for the check of the package to name. Throws `model.refused`.
 */
export async function copyPackage(source: string, names: readonly string[], folder: string): Promise<void> {
  if (names.length > packageLimits.files) {
    throw packageRefused(source, `it holds more than ${packageLimits.files} files`);
  }
  let totalBytes = 0;
  for (const name of names) {
    const file = path.join(source, name);
    const facts = await lstat(file).catch(() => null);
    if (!facts) continue;
    if (!facts.isFile()) throw packageRefused(source, `${name} is not a plain file`);
    totalBytes += facts.size;
    if (facts.size > packageLimits.fileBytes || totalBytes > packageLimits.totalBytes) {
      throw packageRefused(source, `it is larger than ${packageLimits.totalBytes} bytes`);
    }
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(file, target, constants.COPYFILE_EXCL);
    await flushFile(target);
  }
}

/** Has the disk keep what was written, so that a package in its place is a whole one even after a power cut. */
async function flushFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
