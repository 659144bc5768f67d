import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { decodeDicom } from './decode-dicom.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import { maximumFileBytes } from './decode-limits.ts';
import { declareProblem, tooLarge, unreadable, unsupported } from './decode-problem.ts';
import { decodePng } from './decode-png.ts';
import { sniffFormat } from './sniff-format.ts';

/**
 * Opens one radiograph: DICOM, JPEG or PNG by content, the first frame of several.
 * Throws `image.unreadable`, `image.unsupported` or `image.too-large`, with `fileName` as given and a plain reason.
 */
export async function decodeRadiograph(bytes: Uint8Array, fileName: string): Promise<DecodedRadiograph> {
  try {
    return await decodeByContent(bytes, fileName);
  } catch (thrown) {
    throw declareProblem(thrown, fileName);
  }
}

async function decodeByContent(bytes: Uint8Array, fileName: string): Promise<DecodedRadiograph> {
  if (bytes.length === 0) throw unreadable('the file is empty');
  if (bytes.length > maximumFileBytes) {
    throw tooLarge(`the limit is ${maximumFileBytes / 1024 / 1024} MB for one file`);
  }
  const format = sniffFormat(bytes);
  switch (format) {
    case 'dicom':
      return decodeDicom(bytes, fileName);
    case 'jpeg':
      return decodeJpeg(bytes, fileName);
    case 'png':
      return decodePng(bytes, fileName);
    case 'unknown':
      throw unsupported('it is neither DICOM nor JPEG nor PNG');
  }
}
