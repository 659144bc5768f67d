import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DiscFile, DiscIndex } from '#contract/disc-index.ts';
import { chooseInFolder, chooseListed, isDiscIndex } from '#domain/dicom/choose-in-folder.ts';
import { findDiscFiles } from '#domain/dicom/find-disc-files.ts';
import { sniffedBytes, sniffFormat } from '#domain/dicom/sniff-format.ts';

/** A file to open, and whether it was named by itself. */
export interface FoundFilm {
  readonly file: string;
  readonly isFromFolder: boolean;
}

/** Reads a DICOMDIR; rejects where it is none or damaged. */
export type ReadDiscIndex = (file: string) => Promise<DiscIndex>;

/**
 * Files as they are named, and of named folders, sticks and discs the films in them, by the list of contents or by
 * content; see `chooseListed` and `chooseInFolder`. A film that a list names is given also where it is not there.
 */
export async function filmsIn(named: readonly string[], readIndex: ReadDiscIndex): Promise<FoundFilm[]> {
  const found: FoundFilm[] = [];
  for (const file of named) {
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isDirectory() === true) found.push(...(await filmsInFolder(file, readIndex)));
    else found.push({ file, isFromFolder: false });
  }
  return found;
}

async function filmsInFolder(folder: string, readIndex: ReadDiscIndex): Promise<FoundFilm[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const { listed, missing } = await readIndices(files, readIndex);
  const films: FoundFilm[] = missing.map((file) => ({ file, isFromFolder: true }));
  const pictures: FoundFilm[] = [];
  for (const file of files.toSorted()) {
    const entry = listed.get(file);
    const choice = entry
      ? chooseListed(entry)
      : chooseInFolder(path.basename(file), sniffFormat(await headOf(file)));
    if (choice === 'open') films.push({ file, isFromFolder: true });
    if (choice === 'if-no-dicom') pictures.push({ file, isFromFolder: true });
  }
  return films.length > 0 ? films : pictures;
}

async function readIndices(
  files: readonly string[],
  readIndex: ReadDiscIndex,
): Promise<{ readonly listed: ReadonlyMap<string, DiscFile>; readonly missing: readonly string[] }> {
  const listed = new Map<string, DiscFile>();
  const missing: string[] = [];
  const paths = new Map(files.map((file) => [file.replaceAll(path.sep, '/'), file]));
  for (const file of files.filter((each) => isDiscIndex(path.basename(each)))) {
    try {
      const found = findDiscFiles(file.replaceAll(path.sep, '/'), await readIndex(file), [...paths.keys()]);
      for (const [listedPath, entry] of found.listed) listed.set(paths.get(listedPath) ?? listedPath, entry);
      const films = found.missing.filter((entry) => chooseListed(entry) === 'open');
      missing.push(...films.map((entry) => path.join(path.dirname(file), entry.path)));
    } catch {
      // Without its list of contents a disc is a folder like any other.
    }
  }
  return { listed, missing };
}

async function headOf(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(sniffedBytes), 0, sniffedBytes);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    // A file that cannot be read is no film.
    return new Uint8Array();
  }
}
