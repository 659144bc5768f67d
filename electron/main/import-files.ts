import { dialog, type BrowserWindow } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Femora } from '#composition/femora.ts';
import type { DiscIndex } from '#contract/disc-index.ts';
import { DeclaredError, isDeclared } from '#contract/declared-error.ts';
import { filmsIn } from './films-in.ts';

/** Larger files are no radiographs: 512 MiB. */
const largestFileBytes = 512 * 1024 * 1024;

/**
 * Imports files, and the films of folders, named on a command line, one after another. One that cannot be read is reported and does not
 * stop the others.
 */
export async function importFiles(
  femora: Femora,
  window: BrowserWindow,
  files: readonly string[],
  log: (line: string) => void,
): Promise<void> {
  const readIndex = async (file: string): Promise<DiscIndex> => {
    const fileName = basename(file);
    return femora.readDiscIndex(fileName, await readCapped(file, fileName));
  };
  const failures: string[] = [];
  for (const { file, isFromFolder } of await filmsIn(files, readIndex)) {
    const fileName = basename(file);
    try {
      await femora.importFile(fileName, await readCapped(file, fileName), isFromFolder);
    } catch (error) {
      // The words of a declared error name the file, which may be named after a patient.
      const reason = isDeclared(error) ? error.code : String(error);
      log(`import of a file from the command line failed: ${reason}`);
      failures.push(isDeclared(error) ? error.message : `${fileName}: this file cannot be opened.`);
    }
  }
  if (failures.length > 0 && !window.isDestroyed()) {
    await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Femora',
      message: failures.length === 1 ? 'A file was not opened' : 'Some files were not opened',
      detail: failures.join('\n'),
    });
  }
}

async function readCapped(file: string, fileName: string): Promise<Uint8Array> {
  const facts = await stat(file).catch(() => undefined);
  if (facts?.isFile() !== true)
    throw new DeclaredError('image.unreadable', { fileName, reason: 'no such file' });
  if (facts.size > largestFileBytes) {
    throw new DeclaredError('image.unreadable', { fileName, reason: 'larger than 512 MiB' });
  }
  return readFile(file);
}
