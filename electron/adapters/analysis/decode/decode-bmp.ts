import { luminance } from '#domain/imaging/luminance.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { buildPicture } from './build-picture.ts';
import { checkPictureSize } from './decode-limits.ts';
import { unreadable, unsupported } from './decode-problem.ts';

interface BmpHeader {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Rows come from the bottom unless the stored height is negative. */
  readonly isTopDown: boolean;
  readonly bitsPerPixel: number;
  readonly pixelOffset: number;
  readonly paletteOffset: number;
  readonly paletteCount: number;
}

const fileHeaderBytes = 14;
const infoHeaderBytes = 40;

/**
 * Opens a BMP (BITMAPFILEHEADER, BITMAPINFOHEADER or later) without compression: palettes of 1, 4 and 8 bits, and
 * colour of 24 and 32 bits. Grey by luminance, 8 bits.
 */
export function decodeBmp(bytes: Uint8Array, fileName: string): DecodedRadiograph {
  const header = readHeader(bytes);
  const { widthPx, heightPx, bitsPerPixel, pixelOffset, isTopDown } = header;
  checkPictureSize(widthPx, heightPx);
  // Every row fills whole words of 32 bits.
  const rowBytes = 4 * Math.ceil((widthPx * bitsPerPixel) / 32);
  if (bytes.length < pixelOffset + rowBytes * heightPx) throw unreadable('its picture data end early');
  const greys = bitsPerPixel <= 8 ? readPalette(bytes, header) : undefined;
  const samples = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row++) {
    const from = pixelOffset + rowBytes * (isTopDown ? row : heightPx - 1 - row);
    const line = bytes.subarray(from, from + rowBytes);
    const target = samples.subarray(row * widthPx, (row + 1) * widthPx);
    if (greys) readIndexedRow(line, target, bitsPerPixel, greys);
    else readColourRow(line, target, bitsPerPixel / 8);
  }
  return buildPicture(
    { widthPx, heightPx, samples },
    {
      fileName,
      format: 'bmp',
      bitsStored: 8,
    },
  );
}

function readHeader(bytes: Uint8Array): BmpHeader {
  if (bytes.length < fileHeaderBytes + infoHeaderBytes) throw unreadable('it is cut short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(14, true);
  const bitsPerPixel = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  if (headerBytes < infoHeaderBytes) throw unsupported('its BMP header is of a kind before 1990');
  if (![1, 4, 8, 24, 32].includes(bitsPerPixel)) throw unsupported(`it has ${bitsPerPixel} bits per pixel`);
  const isPlain = compression === 0 || (compression === 3 && hasStandardMasks(view, bitsPerPixel));
  if (!isPlain) throw unsupported(`BMP compression ${compression} is not read`);
  const heightPx = view.getInt32(22, true);
  return {
    widthPx: view.getInt32(18, true),
    heightPx: Math.abs(heightPx),
    isTopDown: heightPx < 0,
    bitsPerPixel,
    pixelOffset: view.getUint32(10, true),
    paletteOffset: fileHeaderBytes + headerBytes,
    paletteCount: Math.min(view.getUint32(46, true) || 2 ** bitsPerPixel, 2 ** bitsPerPixel),
  };
}

/** Masks that say what 32 bits mean without them: blue, green, red, one byte each. */
function hasStandardMasks(view: DataView, bitsPerPixel: number): boolean {
  if (bitsPerPixel !== 32 || view.byteLength < 66) return false;
  const masks = [54, 58, 62].map((offset) => view.getUint32(offset, true));
  return masks[0] === 0xff0000 && masks[1] === 0xff00 && masks[2] === 0xff;
}

/** Grey of each palette entry; entries are blue, green, red and a byte without meaning. */
function readPalette(bytes: Uint8Array, { paletteOffset, paletteCount }: BmpHeader): Uint8Array {
  const entries = bytes.subarray(paletteOffset, paletteOffset + 4 * paletteCount);
  if (entries.length < 4 * paletteCount) throw unreadable('its palette ends early');
  const greys = new Uint8Array(paletteCount);
  readColourRow(entries, greys, 4);
  return greys;
}

function readIndexedRow(line: Uint8Array, target: Uint8Array, bits: number, greys: Uint8Array): void {
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  for (let x = 0; x < target.length; x++) {
    const shift = 8 - bits * ((x % perByte) + 1);
    const index = ((line[Math.floor(x / perByte)] ?? 0) >> shift) & mask;
    const grey = greys[index];
    if (grey === undefined) throw unreadable('a pixel points past its palette');
    target[x] = grey;
  }
}

/** Blue first: turned round for the luminance, which takes red first. */
function readColourRow(line: Uint8Array, target: Uint8Array, channels: number): void {
  const colour = new Uint8Array(3 * target.length);
  for (let x = 0; x < target.length; x++) {
    colour[3 * x] = line[channels * x + 2] ?? 0;
    colour[3 * x + 1] = line[channels * x + 1] ?? 0;
    colour[3 * x + 2] = line[channels * x] ?? 0;
  }
  target.set(luminance(colour, target.length, 'interleaved'));
}
