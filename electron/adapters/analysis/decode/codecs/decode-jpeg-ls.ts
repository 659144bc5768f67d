import loadCodec from '@cornerstonejs/codec-charls/decodewasmjs';
import type { CodedPicture } from './coded-picture.ts';
import { runDecoder, silent } from './emscripten-codec.ts';

let codec: ReturnType<typeof loadCodec> | undefined;

/** Decodes a JPEG-LS frame (ITU-T T.87), lossless or near-lossless, up to 16 bits, with CharLS. */
export async function decodeJpegLs(coded: Uint8Array): Promise<CodedPicture> {
  codec ??= loadCodec(silent);
  const { JpegLSDecoder } = await codec;
  const decoder = new JpegLSDecoder();
  let interleaveMode = 0;
  const { info, bytes } = runDecoder(
    {
      getEncodedBuffer: (length) => decoder.getEncodedBuffer(length),
      getDecodedBuffer: () => decoder.getDecodedBuffer(),
      decode: () => {
        decoder.decode();
        interleaveMode = decoder.getInterleaveMode();
      },
      getFrameInfo: () => decoder.getFrameInfo(),
      delete: () => decoder.delete(),
    },
    coded,
    'its JPEG-LS data are damaged or end early',
  );
  return {
    widthPx: info.width,
    heightPx: info.height,
    componentCount: info.componentCount,
    precisionBits: info.bitsPerSample,
    // Interleave mode 0 (none) codes plane after plane; line and sample interleave come out pixel by pixel.
    layout: interleaveMode === 0 ? 'planar' : 'interleaved',
    isRgb: false,
    bytes,
  };
}
