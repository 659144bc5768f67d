import { decodeLosslessJpeg } from '#domain/imaging/jpeg/decode-lossless-jpeg.ts';
import { unreadable } from '../decode-problem.ts';
import type { CodedPicture } from './coded-picture.ts';

/** Decodes a lossless Huffman JPEG (ITU-T T.81 Annex H), 2 to 16 bits. */
export function decodeLosslessPicture(coded: Uint8Array): CodedPicture {
  try {
    const { samples, precisionBits, ...shape } = decodeLosslessJpeg(coded);
    const bytes =
      precisionBits > 8
        ? new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
        : new Uint8Array(samples);
    return { ...shape, precisionBits, layout: 'interleaved', isRgb: false, bytes };
  } catch (thrown) {
    const reason = thrown instanceof RangeError ? thrown.message : 'its lossless JPEG data are damaged';
    throw unreadable(reason, thrown);
  }
}
