import type { TiffIfd } from 'tiff';
import { unreadable } from './decode-problem.ts';
import { isFax, rowBytes, tiffPieces, unpackPiece, type TiffPiece } from './tiff-pieces.ts';

export type TiffSamples = Uint8Array | Uint16Array | Float32Array;

/**
 * The samples of a TIFF picture as they are stored, pixel by pixel, row by row: bytes for 1 to 8 bits, one each. The
 * page must have been checked.
 */
export function tiffSamples(bytes: Uint8Array, page: TiffIfd): TiffSamples {
  const pieces = tiffPieces(bytes, page);
  const { width, height, samplesPerPixel, bitsPerSample } = page;
  const count = width * height * samplesPerPixel;
  const output =
    bitsPerSample === 32
      ? new Float32Array(count)
      : bitsPerSample === 16
        ? new Uint16Array(count)
        : new Uint8Array(count);
  const isLittle = bytes[0] === 0x49;
  for (const piece of pieces) {
    const samples = pieceSamples(piece, page, isLittle);
    const perRow = piece.widthPx * samplesPerPixel;
    // A tile may go past the right and the lower edge.
    const shown = Math.min(piece.widthPx, width - piece.leftPx) * samplesPerPixel;
    for (let row = 0; row < Math.min(piece.heightPx, height - piece.topPx); row++) {
      const start = ((piece.topPx + row) * width + piece.leftPx) * samplesPerPixel;
      output.set(samples.subarray(row * perRow, row * perRow + shown), start);
    }
  }
  return output;
}

function pieceSamples(piece: TiffPiece, page: TiffIfd, isLittle: boolean): TiffSamples {
  let unpacked: Uint8Array;
  try {
    unpacked = unpackPiece(piece, page);
  } catch (thrown) {
    // The decoders of the domain say it in plain words.
    if (thrown instanceof RangeError) throw unreadable(thrown.message, thrown);
    throw thrown;
  }
  if (isFax(page)) return unpacked;
  const { bitsPerSample, samplesPerPixel, predictor } = page;
  const perRow = piece.widthPx * samplesPerPixel;
  const samples = readSamples(unpacked, { perRow, bitsPerSample, isLittle, page, piece });
  // Each sample is what it adds to the one of its kind before it (TIFF 6.0, section 14), afresh in every piece.
  if (predictor === 2) {
    for (let start = 0; start < samples.length; start += perRow) {
      for (let index = start + samplesPerPixel; index < start + perRow; index++) {
        samples[index] = (samples[index] ?? 0) + (samples[index - samplesPerPixel] ?? 0);
      }
    }
  }
  return samples;
}

interface Layout {
  readonly perRow: number;
  readonly bitsPerSample: number;
  readonly isLittle: boolean;
  readonly page: TiffIfd;
  readonly piece: TiffPiece;
}

function readSamples(unpacked: Uint8Array, layout: Layout): TiffSamples {
  const { perRow, bitsPerSample, isLittle, page, piece } = layout;
  const count = perRow * piece.heightPx;
  const view = new DataView(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  switch (bitsPerSample) {
    case 32:
      return Float32Array.from({ length: count }, (_, index) => view.getFloat32(4 * index, isLittle));
    case 16:
      return Uint16Array.from({ length: count }, (_, index) => view.getUint16(2 * index, isLittle));
    case 8:
      // A copy: the predictor changes it, and plain pieces are the file itself.
      return unpacked.slice();
    default: {
      const samples = new Uint8Array(count);
      const perByte = 8 / bitsPerSample;
      const bytesPerRow = rowBytes(page, piece.widthPx);
      for (let index = 0; index < count; index++) {
        const column = index % perRow;
        const byte = unpacked[Math.floor(index / perRow) * bytesPerRow + Math.floor(column / perByte)] ?? 0;
        samples[index] =
          (byte >> (8 - bitsPerSample * ((column % perByte) + 1))) & ((1 << bitsPerSample) - 1);
      }
      return samples;
    }
  }
}
