import { inflateSync } from 'node:zlib';
import type { TiffIfd } from 'tiff';
import { unpackFax, type FaxCoding } from '#domain/imaging/tiff/unpack-fax.ts';
import { unpackLzw } from '#domain/imaging/tiff/unpack-lzw.ts';
import { unpackPackBits } from '#domain/imaging/tiff/unpack-pack-bits.ts';
import { maximumInflatedBytes } from './decode-limits.ts';
import { tooLarge, unreadable, unsupported } from './decode-problem.ts';

/** A strip or a tile: where its bytes are, where it lies on the picture, and its size, which may go past the picture. */
export interface TiffPiece {
  readonly packed: Uint8Array;
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

const fax = new Set([2, 3, 4]);

/** Compression (TIFF 6.0, section 8) by its number: what can be unpacked. */
const readCompressions = new Set([1, 5, 8, 32773, 32946, ...fax]);

/** What the others are called, for the reader. */
const compressionNames: Readonly<Record<number, string>> = {
  6: 'JPEG, as TIFF 6.0 has it',
  7: 'JPEG',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
};

/** Refuses a compression that is not read, by its name. */
export function checkCompression({ compression, bitsPerSample, samplesPerPixel }: TiffIfd): void {
  if (!readCompressions.has(compression)) {
    throw unsupported(`TIFF compression ${compressionNames[compression] ?? compression} is not read`);
  }
  if (fax.has(compression) && (bitsPerSample !== 1 || samplesPerPixel !== 1)) {
    throw unreadable('its fax compression is for pictures of two colours, which it is not');
  }
}

/** The pieces of a picture. Refuses before memory is set aside where they come to more than the limit. */
export function tiffPieces(bytes: Uint8Array, page: TiffIfd): readonly TiffPiece[] {
  const { width, height, tiled } = page;
  const pieceWidth = tiled ? (page.tileWidth ?? 0) : width;
  const pieceHeight = tiled ? (page.tileHeight ?? 0) : Math.min(page.rowsPerStrip, height);
  if (!isCount(pieceWidth) || !isCount(pieceHeight)) throw unreadable('its strips or tiles have no size');
  const across = Math.ceil(width / pieceWidth);
  const count = across * Math.ceil(height / pieceHeight);
  const sampleBytes = Math.max(1, page.bitsPerSample / 8);
  if (count * pieceHeight * pieceWidth * page.samplesPerPixel * sampleBytes > maximumInflatedBytes) {
    throw tooLarge('its picture data grow past the limit when unpacked');
  }
  const offsets = tiled ? page.tileOffsets : page.stripOffsets;
  const counts = tiled ? page.tileByteCounts : page.stripByteCounts;
  if (offsets.length < count) throw unreadable('parts of its picture are missing');
  return Array.from({ length: count }, (_, index) => {
    const offset = offsets[index] ?? 0;
    const topPx = pieceHeight * Math.floor(index / across);
    return {
      // Old writers leave out the length of a single strip.
      packed: bytes.subarray(offset, offset + (counts[index] ?? bytes.length)),
      leftPx: pieceWidth * (index % across),
      topPx,
      widthPx: pieceWidth,
      heightPx: tiled ? pieceHeight : Math.min(pieceHeight, height - topPx),
    };
  });
}

/** The bytes of a piece, row by row, or its pixels, one byte each, where it was compressed as a fax. */
export function unpackPiece(piece: TiffPiece, page: TiffIfd): Uint8Array {
  const { compression, fillOrder } = page;
  const packed = fillOrder === 2 && page.bitsPerSample === 1 ? piece.packed.map(reverseBits) : piece.packed;
  if (fax.has(compression)) {
    return unpackFax(packed, faxCoding(page), { widthPx: piece.widthPx, rowCount: piece.heightPx });
  }
  const byteCount = piece.heightPx * rowBytes(page, piece.widthPx);
  if (compression === 5) return unpackLzw(packed, byteCount);
  if (compression === 32773) return unpackPackBits(packed, byteCount);
  const raw = compression === 1 ? packed : inflatePiece(packed);
  if (raw.length < byteCount) throw unreadable('its picture data end early');
  return raw.subarray(0, byteCount);
}

/** Whether a piece is given pixel by pixel. */
export function isFax({ compression }: TiffIfd): boolean {
  return fax.has(compression);
}

/** Rows begin on whole bytes. */
export function rowBytes({ bitsPerSample, samplesPerPixel }: TiffIfd, widthPx: number): number {
  return Math.ceil((widthPx * samplesPerPixel * bitsPerSample) / 8);
}

function faxCoding(page: TiffIfd): FaxCoding {
  if (page.compression === 2) return { kind: 'modified-huffman' };
  if (page.compression === 4) return { kind: 'group-4' };
  // T4Options: bit 0 says that lines may be told by the line above.
  const options: unknown = page.get('T4Options');
  return { kind: 'group-3', isTwoDimensional: typeof options === 'number' && (options & 1) === 1 };
}

function inflatePiece(packed: Uint8Array): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: maximumInflatedBytes });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw tooLarge('its picture data grow past the limit when unpacked');
    throw unreadable('its picture data are damaged or end early', thrown);
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

function reverseBits(byte: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit++) reversed = (reversed << 1) | ((byte >> bit) & 1);
  return reversed;
}
