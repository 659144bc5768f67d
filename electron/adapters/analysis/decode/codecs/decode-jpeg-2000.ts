import loadCodec from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { readCodestreamHeader } from './codestream-header.ts';
import type { CodedPicture } from './coded-picture.ts';
import { interleavedPicture, keepCodec, runDecoder } from './emscripten-codec.ts';

const codec = keepCodec(loadCodec);

/** Decodes a JPEG 2000 codestream (ISO/IEC 15444-1 Annex A), up to 16 bits, with OpenJPEG. */
export async function decodeJpeg2000(coded: Uint8Array): Promise<CodedPicture> {
  const header = readCodestreamHeader(coded);
  const damage = 'its JPEG 2000 data are damaged or end early';
  const decoded = await codec.use(({ J2KDecoder }) => runDecoder(new J2KDecoder(), coded, damage));
  return interleavedPicture(decoded, header.hasColourTransform);
}
