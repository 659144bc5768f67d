import type { DiscFile } from '#contract/disc-index.ts';
import { isRadiographModality } from './radiograph-modality.ts';
import type { SniffedFormat } from './sniff-format.ts';

/**
 * What is done with a file that was not named by itself but lies in a folder, on a disc or in an archive:
 * `open` it; open it only `if-no-dicom`, because beside DICOM files pictures belong to the viewer on the disc or are
 * copies; or leave it, with the reason.
 */
export type FolderChoice = 'open' | 'if-no-dicom' | 'no-picture' | 'disc-index';

/** A file by its content. */
export function chooseInFolder(fileName: string, format: SniffedFormat): FolderChoice {
  if (isDiscIndex(fileName)) return 'disc-index';
  switch (format) {
    case 'dicom':
      return 'open';
    case 'jpeg':
    case 'png':
    case 'tiff':
    case 'bmp':
    case 'webp':
      return 'if-no-dicom';
    case 'unknown':
      return 'no-picture';
  }
}

/** A file by what the list of contents of its disc says of it: nothing of the file is read. */
export function chooseListed({
  recordType,
  modality,
}: DiscFile): 'open' | 'other-modality' | 'listed-document' {
  if (recordType !== 'IMAGE') return 'listed-document';
  return isRadiographModality(modality ?? undefined) ? 'open' : 'other-modality';
}

/** `DICOMDIR` is the list of contents of a disc (PS3.10 section 8.6); the films it names lie beside it. */
export function isDiscIndex(fileName: string): boolean {
  return /^dicomdir\.?(;\d+)?$/i.test(fileName);
}
