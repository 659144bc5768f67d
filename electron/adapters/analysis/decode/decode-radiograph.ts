import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { sniffFormat } from '#domain/dicom/sniff-format.ts';
import { decodeBmp } from './decode-bmp.ts';
import { decodeDicom } from './decode-dicom.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import { maximumFileBytes } from './decode-limits.ts';
import { declareProblem, tooLarge, unreadable, unsupported } from './decode-problem.ts';
import { decodePng } from './decode-png.ts';
import { decodeTiff } from './decode-tiff.ts';
import { decodeWebp } from './decode-webp.ts';

/**
 * Opens one radiograph: DICOM, JPEG, PNG, TIFF, WebP or BMP by content. `frameNumber`, from 1, picks one of several frames of
 * a DICOM file, or pictures of a TIFF.
 * Throws `image.unreadable`, `image.unsupported` or `image.too-large`, with `fileName` as given and a plain reason.
 */
export async function decodeRadiograph(
  bytes: Uint8Array,
  fileName: string,
  frameNumber = 1,
): Promise<DecodedRadiograph> {
  try {
    return await decodeByContent(bytes, fileName, frameNumber);
  } catch (thrown) {
    throw declareProblem(thrown, fileName);
  }
}

async function decodeByContent(
  bytes: Uint8Array,
  fileName: string,
  frameNumber: number,
): Promise<DecodedRadiograph> {
  if (bytes.length === 0) throw unreadable('the file is empty');
  if (bytes.length > maximumFileBytes) {
    throw tooLarge(`the limit is ${maximumFileBytes / 1024 / 1024} MB for one file`);
  }
  const format = sniffFormat(bytes);
  switch (format) {
    case 'dicom':
      return decodeDicom(bytes, fileName, frameNumber);
    case 'jpeg':
      return decodeJpeg(bytes, fileName);
    case 'png':
      return decodePng(bytes, fileName);
    case 'tiff':
      return decodeTiff(bytes, fileName, frameNumber);
    case 'bmp':
      return decodeBmp(bytes, fileName);
    case 'webp':
      return decodeWebp(bytes, fileName);
    case 'unknown':
      throw unsupported('it is neither DICOM nor JPEG, PNG, TIFF, WebP or BMP');
  }
}
