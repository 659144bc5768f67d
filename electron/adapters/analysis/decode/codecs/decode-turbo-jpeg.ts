import loadCodec from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { hasEndOfImage } from '../jpeg-frame-header.ts';
import type { CodedPicture } from './coded-picture.ts';
import { runDecoder, silent } from './emscripten-codec.ts';

let codec: ReturnType<typeof loadCodec> | undefined;

/**
 * Decodes an 8-bit JPEG with libjpeg-turbo: baseline, extended or progressive, grey or colour (given as RGB).
 * libjpeg-turbo fills what is missing with grey; any complaint of its is a refusal here, never half a picture.
 */
export async function decodeTurboJpeg(coded: Uint8Array): Promise<CodedPicture> {
  codec ??= loadCodec(silent);
  const { JPEGDecoder } = await codec;
  const damage = hasEndOfImage(coded)
    ? 'its JPEG data are damaged'
    : 'its JPEG data end early, part of the picture is missing';
  const { info, bytes } = runDecoder(new JPEGDecoder(), coded, damage);
  return {
    widthPx: info.width,
    heightPx: info.height,
    componentCount: info.componentCount,
    precisionBits: info.bitsPerSample,
    layout: 'interleaved',
    isRgb: info.componentCount === 3,
    bytes,
  };
}
