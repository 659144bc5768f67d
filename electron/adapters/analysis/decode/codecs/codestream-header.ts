import { hasEndOfImage } from '../jpeg-frame-header.ts';
import { checkPictureSize } from '../decode-limits.ts';
import { unreadable, unsupported } from '../decode-problem.ts';

/** What Femora reads of a JPEG 2000 codestream before it is decoded: ISO/IEC 15444-1 Annex A. */
export interface CodestreamHeader {
  /** COD names the multiple component transform: the colours come out as red, green and blue (A.6.1). */
  readonly hasColourTransform: boolean;
}

/** Reads the SIZ and COD segments; refuses a picture that is too large or has more than 16 bits. */
export function readCodestreamHeader(coded: Uint8Array): CodestreamHeader {
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  const start = findCodestream(coded);
  if (coded.length < start + 50) throw unreadable('its JPEG 2000 header is cut short');
  const siz = start + 4;
  const widthPx = view.getUint32(siz + 4) - view.getUint32(siz + 12);
  const heightPx = view.getUint32(siz + 8) - view.getUint32(siz + 16);
  checkPictureSize(widthPx, heightPx);
  const precisionBits = (view.getUint8(siz + 38) & 0x7f) + 1;
  if (precisionBits > 16) throw unsupported(`its pixels have ${precisionBits} bits`);
  return { hasColourTransform: hasColourTransform(view, start + 2) };
}

/** Some writers wrap the codestream in a JP2 file: find its SOC and SIZ markers. */
function findCodestream(coded: Uint8Array): number {
  for (let offset = 0; offset + 4 <= Math.min(coded.length, 4096); offset++) {
    const isStart =
      coded[offset] === 0xff &&
      coded[offset + 1] === 0x4f &&
      coded[offset + 2] === 0xff &&
      coded[offset + 3] === 0x51;
    if (isStart) return offset;
  }
  throw unreadable('its JPEG 2000 data do not begin as JPEG 2000 does');
}

function hasColourTransform(view: DataView, firstSegment: number): boolean {
  for (let offset = firstSegment; offset + 9 <= view.byteLength;) {
    const marker = view.getUint16(offset);
    if (marker === 0xff52) return view.getUint8(offset + 8) !== 0;
    if (marker === 0xff90 || marker === 0xff93) return false;
    offset += 2 + view.getUint16(offset + 2);
  }
  return false;
}

/**
 * Whether every tile-part is as long as it says, with the end-of-codestream marker behind the last one (A.4.2, A.4.4).
 * For decoders that fill what is missing.
 */
export function isWholeCodestream(coded: Uint8Array): boolean {
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  const sot = 0xff90;
  let offset = findCodestream(coded) + 2;
  while (offset + 4 <= coded.length && view.getUint16(offset) !== sot)
    offset += 2 + view.getUint16(offset + 2);
  while (offset + 12 <= coded.length && view.getUint16(offset) === sot) {
    const length = view.getUint32(offset + 6);
    // 0: the last tile-part, up to the end.
    if (length === 0) return hasEndOfImage(coded);
    if (length < 14) return false;
    offset += length;
  }
  return offset + 2 <= coded.length && view.getUint16(offset) === 0xffd9;
}
