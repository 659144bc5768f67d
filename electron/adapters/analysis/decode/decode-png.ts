import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { luminance } from '#domain/imaging/luminance.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { buildPicture } from './build-picture.ts';
import { checkPictureSize, maximumInflatedBytes } from './decode-limits.ts';
import { tooLarge, unreadable } from './decode-problem.ts';

/** Opens a PNG: grey as it is (1 to 16 bits), colour by its luminance, alpha left out. */
export function decodePng(bytes: Uint8Array, fileName: string): DecodedRadiograph {
  const header = readHeader(bytes);
  const { widthPx, heightPx } = header;
  checkPictureSize(widthPx, heightPx);
  if (header.isInterlaced) checkInflatedSize(bytes);
  const isDeep = header.bitDepth === 16;
  let colour: Uint8Array | Uint16Array;
  try {
    // Unscaled samples only where they are 16 bits wide; pngjs would otherwise leave 1 to 4 bit grey unscaled too.
    const picture = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      skipRescale: isDeep,
    });
    colour = picture.data;
  } catch (thrown) {
    throw unreadable('its picture data are damaged or end early', thrown);
  }
  if (colour.length < 4 * widthPx * heightPx) throw unreadable('its picture data end early');
  const bitsStored = isDeep ? 16 : 8;
  return buildPicture(
    { widthPx, heightPx, samples: luminance(colour, widthPx * heightPx, 'interleaved', 4) },
    {
      fileName,
      format: 'png',
      bitsStored,
    },
  );
}

/** The IHDR chunk, which comes first: PNG (ISO/IEC 15948) 11.2.1. */
function readHeader(bytes: Uint8Array): {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitDepth: number;
  readonly isInterlaced: boolean;
} {
  if (bytes.length < 33) throw unreadable('it is cut short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    widthPx: view.getUint32(16),
    heightPx: view.getUint32(20),
    bitDepth: view.getUint8(24),
    isInterlaced: view.getUint8(28) !== 0,
  };
}

/** pngjs inflates interlaced pictures without a limit: refuse what would grow too large. */
function checkInflatedSize(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let offset = 8; offset + 12 <= bytes.length;) {
    const length = view.getUint32(offset);
    const isData = view.getUint32(offset + 4) === 0x49444154;
    if (isData) parts.push(bytes.subarray(offset + 8, offset + 8 + length));
    offset += 12 + length;
  }
  try {
    inflateSync(Buffer.concat(parts), { maxOutputLength: maximumInflatedBytes });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw tooLarge('its picture data grow past the limit when unpacked');
    throw unreadable('its picture data are damaged or end early', thrown);
  }
}
