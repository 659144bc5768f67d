import { Decoder } from 'jpeg-lossless-decoder-js';
import { unreadable } from '../decode-problem.ts';
import type { JpegFrameHeader } from '../jpeg-frame-header.ts';
import type { CodedPicture } from './coded-picture.ts';

/** Decodes a lossless Huffman JPEG (ITU-T T.81 Annex H, process 14), 2 to 16 bits. */
export function decodeLosslessJpeg(coded: Uint8Array, header: JpegFrameHeader): CodedPicture {
  const decoder = new Decoder();
  let samples: Uint8Array | Uint16Array;
  try {
    samples = decoder.decode(coded.buffer, coded.byteOffset, coded.byteLength);
  } catch (thrown) {
    throw unreadable('its lossless JPEG data are damaged or end early', thrown);
  }
  // Past its end the decoder reads zeros and goes on; how far it read and wrote tells.
  const isComplete =
    decoder.yLoc >= header.heightPx &&
    decoder.stream !== null &&
    decoder.stream.index <= decoder.stream.buffer.length;
  if (!isComplete) throw unreadable('its lossless JPEG data end early, part of the picture is missing');
  return {
    widthPx: header.widthPx,
    heightPx: header.heightPx,
    componentCount: header.componentCount,
    precisionBits: header.precisionBits,
    layout: 'interleaved',
    isRgb: false,
    bytes: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength),
  };
}
