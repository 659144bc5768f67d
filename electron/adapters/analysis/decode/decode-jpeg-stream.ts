import { checkPictureSize } from './decode-limits.ts';
import { unsupported } from './decode-problem.ts';
import { decodeDeepJpeg } from './codecs/decode-deep-jpeg.ts';
import { decodeJpegLs } from './codecs/decode-jpeg-ls.ts';
import { decodeLosslessPicture } from './codecs/decode-lossless-picture.ts';
import { decodeTurboJpeg } from './codecs/decode-turbo-jpeg.ts';
import type { CodedPicture } from './codecs/coded-picture.ts';
import { readJpegFrameHeader } from './jpeg-frame-header.ts';

/** Decodes any JPEG or JPEG-LS stream by what its frame header says it is (ITU-T T.81 table B.1). */
export async function decodeJpegStream(coded: Uint8Array): Promise<CodedPicture> {
  const header = readJpegFrameHeader(coded);
  checkPictureSize(header.widthPx, header.heightPx);
  if (header.componentCount !== 1 && header.componentCount !== 3) {
    throw unsupported(`its JPEG data have ${header.componentCount} colour components`);
  }
  switch (header.process) {
    case 0:
    case 1:
    case 2:
      if (header.precisionBits === 8) return decodeTurboJpeg(coded);
      if (header.precisionBits === 12) return decodeDeepJpeg(coded);
      throw unsupported(
        `its lossy JPEG data have ${header.precisionBits} bits per pixel, Femora reads 8 and 12`,
      );
    case 3:
      return decodeLosslessPicture(coded);
    case 55:
      return decodeJpegLs(coded);
    default:
      throw unsupported(
        `its JPEG data use coding process ${header.process}, which is not in use for radiographs`,
      );
  }
}
