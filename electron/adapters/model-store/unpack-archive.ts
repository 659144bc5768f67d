/// <reference path="./yauzl.d.ts" />
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry } from 'yauzl';
import { isDeclared } from '#contract/declared-error.ts';
import { packageFileNameSchema } from '#domain/inference/package-file-name.ts';
import { packageLimits } from '#domain/inference/package-limits.ts';
import { packageRefused } from './package-refused.ts';

/** Kind of a Unix file in the upper half of the external attributes (APPNOTE 4.4.15): anything but a plain file. */
const fileKindMask = 0o170000;
const plainFile = 0o100000;

/**
 * Unpacks a `.femora-model` archive into an empty folder and answers the names of its files. Names, count and sizes
 * are checked before anything of an entry is written; an entry that inflates to more than it states ends the reading.
 * Throws `model.refused`.
 */
export async function unpackArchive(archive: string, folder: string): Promise<readonly string[]> {
  try {
    return await unpack(archive, folder);
  } catch (thrown) {
    if (isDeclared(thrown)) throw thrown;
    const what = thrown instanceof Error ? thrown.message.replace(/[^\x20-\x7e]/g, '?').slice(0, 160) : '';
    throw packageRefused(archive, `it is not an intact archive (${what})`);
  }
}

async function unpack(archive: string, folder: string): Promise<readonly string[]> {
  const zip = await openPromise(archive, {
    autoClose: true,
    strictFileNames: true,
    validateEntrySizes: true,
  });
  const names = new Map<string, string>();
  let totalBytes = 0;
  let entries = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    if (entries > packageLimits.files) {
      throw packageRefused(archive, `it holds more than ${packageLimits.files} files`);
    }
    // Folders come into being with their files.
    if (entry.fileName.endsWith('/')) continue;
    checkEntry(archive, entry);
    totalBytes += entry.uncompressedSize;
    if (totalBytes > packageLimits.totalBytes) {
      throw packageRefused(archive, `it unpacks to more than ${packageLimits.totalBytes} bytes`);
    }
    // A disk that ignores case would let the second of two such names replace the first.
    const folded = entry.fileName.toLowerCase();
    if (names.has(folded)) throw packageRefused(archive, `it holds ${entry.fileName} twice`);
    names.set(folded, entry.fileName);
    const target = path.join(folder, entry.fileName);
    await mkdir(path.dirname(target), { recursive: true });
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(target, { flags: 'wx', flush: true }),
    );
  }
  return [...names.values()];
}

function checkEntry(archive: string, entry: Entry): void {
  const { fileName, uncompressedSize, externalFileAttributes } = entry;
  if (!packageFileNameSchema.safeParse(fileName).success) {
    throw packageRefused(archive, `it holds a file with a name that no package file may have`);
  }
  if (entry.isEncrypted()) throw packageRefused(archive, `${fileName} is encrypted`);
  const kind = (externalFileAttributes >>> 16) & fileKindMask;
  if (kind !== 0 && kind !== plainFile) throw packageRefused(archive, `${fileName} is not a plain file`);
  if (uncompressedSize > packageLimits.fileBytes) {
    throw packageRefused(archive, `${fileName} is larger than ${packageLimits.fileBytes} bytes`);
  }
}
