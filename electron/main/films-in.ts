import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { chooseInFolder } from '#domain/dicom/choose-in-folder.ts';
import { sniffedBytes, sniffFormat } from '#domain/dicom/sniff-format.ts';

/** A file to open, and whether it was named by itself. */
export interface FoundFilm {
  readonly file: string;
  readonly isFromFolder: boolean;
}

/** Files as they are named, and of named folders, sticks and discs the films in them; see `chooseInFolder`. */
export async function filmsIn(named: readonly string[]): Promise<FoundFilm[]> {
  const found: FoundFilm[] = [];
  for (const file of named) {
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isDirectory() === true) found.push(...(await filmsInFolder(file)));
    else found.push({ file, isFromFolder: false });
  }
  return found;
}

async function filmsInFolder(folder: string): Promise<FoundFilm[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const films: FoundFilm[] = [];
  const pictures: FoundFilm[] = [];
  for (const file of files.toSorted()) {
    const choice = chooseInFolder(path.basename(file), sniffFormat(await headOf(file)));
    if (choice === 'open') films.push({ file, isFromFolder: true });
    if (choice === 'if-no-dicom') pictures.push({ file, isFromFolder: true });
  }
  return films.length > 0 ? films : pictures;
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
