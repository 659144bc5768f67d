import loadCodec from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { hasEndOfImage } from '../jpeg-frame-header.ts';
import type { CodedPicture } from './coded-picture.ts';
import { interleavedPicture, keepCodec, runDecoder } from './emscripten-codec.ts';

const codec = keepCodec(loadCodec);

/**
 * Decodes an 8-bit JPEG with libjpeg-turbo: baseline, extended or progressive, grey or colour (given as RGB).
 * libjpeg-turbo fills what is missing with grey; any complaint of its is a refusal here, never half a picture.
 */
export async function decodeTurboJpeg(coded: Uint8Array): Promise<CodedPicture> {
  const damage = hasEndOfImage(coded)
    ? 'its JPEG data are damaged'
    : 'its JPEG data end early, part of the picture is missing';
  const decoded = await codec.use(({ JPEGDecoder }) => runDecoder(new JPEGDecoder(), coded, damage));
  return interleavedPicture(decoded, true);
}
