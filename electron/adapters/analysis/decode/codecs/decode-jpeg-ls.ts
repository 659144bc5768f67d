import loadCodec from '@cornerstonejs/codec-charls/decodewasmjs';
import { unreadable } from '../decode-problem.ts';
import { hasEndOfImage } from '../jpeg-frame-header.ts';
import type { CodedPicture } from './coded-picture.ts';
import { interleavedPicture, keepCodec, runDecoder } from './emscripten-codec.ts';

const codec = keepCodec(loadCodec);

/** Decodes a JPEG-LS frame (ITU-T T.87), lossless or near-lossless, up to 16 bits, with CharLS. */
export async function decodeJpegLs(coded: Uint8Array): Promise<CodedPicture> {
  const damage = 'its JPEG-LS data are damaged or end early';
  // Past the end of a stream without its last marker, CharLS may search for half a minute.
  if (!hasEndOfImage(coded)) throw unreadable(damage);
  const { info, bytes, interleaveMode } = await codec.use(({ JpegLSDecoder }) => {
    const decoder = new JpegLSDecoder();
    let mode = 0;
    const frame = runDecoder(
      {
        getEncodedBuffer: (length) => decoder.getEncodedBuffer(length),
        getDecodedBuffer: () => decoder.getDecodedBuffer(),
        decode: () => {
          decoder.decode();
          mode = decoder.getInterleaveMode();
        },
        getFrameInfo: () => decoder.getFrameInfo(),
        delete: () => decoder.delete(),
      },
      coded,
      damage,
    );
    return { ...frame, interleaveMode: mode };
  });
  return {
    ...interleavedPicture({ info, bytes }, false),
    // Interleave mode 0 (none) codes plane after plane; line and sample interleave come out pixel by pixel.
    layout: interleaveMode === 0 ? 'planar' : 'interleaved',
  };
}
