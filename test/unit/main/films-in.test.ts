import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DiscIndex } from '#contract/disc-index.ts';
import { filmsIn } from '#main/films-in.ts';
import { isRadiographModality } from '#domain/dicom/radiograph-modality.ts';

let disc = '';

beforeEach(() => {
  index = undefined;
  disc = mkdtempSync(path.join(tmpdir(), 'femora-disc-'));
  mkdirSync(path.join(disc, 'VIEWER'));
  mkdirSync(path.join(disc, 'IMAGES'));
});
afterEach(() => {
  rmSync(disc, { recursive: true, force: true });
});

function write(name: string, bytes: Uint8Array | string): string {
  const file = path.join(disc, name);
  writeFileSync(file, bytes);
  return file;
}

const dicom = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')]);
/** The list of contents as given, or damaged where none is. */
let index: DiscIndex | undefined;
const readIndex = (): Promise<DiscIndex> =>
  index ? Promise.resolve(index) : Promise.reject(new Error('damaged'));

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

describe('films of a disc', () => {
  it('are its DICOM files; list of contents, viewer and pictures beside them are left', async () => {
    write('DICOMDIR', dicom);
    write('VIEWER/viewer.exe', 'MZ');
    write('VIEWER/splash.jpg', jpeg);
    const second = write('IMAGES/IM0002', dicom);
    const first = write('IMAGES/IM0001', dicom);
    expect(await filmsIn([disc], readIndex)).toEqual([
      { file: first, isFromFolder: true },
      { file: second, isFromFolder: true },
    ]);
  });

  it('are those that its list of contents calls radiographs, read or not, beside DICOM files it does not name', async () => {
    const listed = { recordType: 'IMAGE', modality: 'DX' };
    index = {
      studies: [
        {
          patientName: null,
          patientId: null,
          studyDate: null,
          description: null,
          files: [
            { ...listed, path: 'IMAGES/IM0001' },
            { ...listed, path: 'IMAGES/IM0002', modality: 'CT' },
            { ...listed, path: 'IMAGES/GONE' },
            { ...listed, path: 'IMAGES/GONE2', modality: 'CT' },
            { ...listed, path: 'REPORT', recordType: 'SR DOCUMENT' },
          ],
        },
      ],
    };
    write('dicomdir', dicom);
    write('VIEWER/splash.jpg', jpeg);
    // Seen as some systems show a disc; what it is comes from the list alone.
    const film = write('IMAGES/im0001.;1', 'nothing is read of it');
    write('IMAGES/IM0002', dicom);
    write('REPORT', dicom);
    const unlisted = write('IMAGES/IM0009', dicom);
    expect(await filmsIn([disc], readIndex)).toEqual([
      { file: path.join(disc, 'IMAGES/GONE'), isFromFolder: true },
      { file: unlisted, isFromFolder: true },
      { file: film, isFromFolder: true },
    ]);
  });

  it('are its pictures where it has no DICOM file', async () => {
    const photograph = write('IMAGES/film.jpg', jpeg);
    write('readme.txt', 'hello');
    expect(await filmsIn([disc], readIndex)).toEqual([{ file: photograph, isFromFolder: true }]);
  });

  it('named by themselves are opened whatever they are, so that each is answered', async () => {
    const letter = write('letter.txt', 'Dear colleague');
    const missing = path.join(disc, 'none');
    expect(await filmsIn([letter, missing], readIndex)).toEqual([
      { file: letter, isFromFolder: false },
      { file: missing, isFromFolder: false },
    ]);
  });

  it('are radiographs by their modality, or say none', () => {
    expect(['DX', 'CR', undefined].map(isRadiographModality)).toEqual([true, true, true]);
    expect(['CT', 'MR', 'US'].map(isRadiographModality)).toEqual([false, false, false]);
  });
});
