import { decodeLossyJpeg } from '#domain/imaging/jpeg/decode-lossy-jpeg.ts';
import { unreadable } from '../decode-problem.ts';
import type { CodedPicture } from './coded-picture.ts';

/** Decodes a lossy JPEG of 12 bits, grey or colour (given as RGB): ITU-T T.81 Annexes F and G. */
export function decodeDeepJpeg(coded: Uint8Array): CodedPicture {
  try {
    const { samples, ...shape } = decodeLossyJpeg(coded);
    return {
      ...shape,
      layout: 'interleaved',
      isRgb: shape.componentCount === 3,
      bytes: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength),
    };
  } catch (thrown) {
    throw unreadable(thrown instanceof RangeError ? thrown.message : 'its JPEG data are damaged', thrown);
  }
}
