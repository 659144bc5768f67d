import loadCodec from '@cornerstonejs/codec-openjph';
import { unreadable } from '../decode-problem.ts';
import { isWholeCodestream, readCodestreamHeader } from './codestream-header.ts';
import type { CodedPicture } from './coded-picture.ts';
import { interleavedPicture, keepCodec, runDecoder } from './emscripten-codec.ts';

const codec = keepCodec(loadCodec);

/** Decodes a High-Throughput JPEG 2000 codestream (ISO/IEC 15444-15), up to 16 bits, with OpenJPH. */
export async function decodeHighThroughputJpeg2000(coded: Uint8Array): Promise<CodedPicture> {
  const header = readCodestreamHeader(coded);
  const damage = 'its High-Throughput JPEG 2000 data are damaged or end early';
  // OpenJPH fills what is missing without a word.
  if (!isWholeCodestream(coded)) throw unreadable(damage);
  const decoded = await codec.use(({ HTJ2KDecoder }) => runDecoder(new HTJ2KDecoder(), coded, damage));
  return interleavedPicture(decoded, header.hasColourTransform);
}
