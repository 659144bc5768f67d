import loadCodec from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { unreadable, unsupported } from '../decode-problem.ts';
import { checkPictureSize } from '../decode-limits.ts';
import type { CodedPicture } from './coded-picture.ts';
import { keepCodec, runDecoder } from './emscripten-codec.ts';

const codec = keepCodec(loadCodec);

/** Decodes a JPEG 2000 codestream (ISO/IEC 15444-1 Annex A), up to 16 bits, with OpenJPEG. */
export async function decodeJpeg2000(coded: Uint8Array): Promise<CodedPicture> {
  const header = readCodestreamHeader(coded);
  checkPictureSize(header.widthPx, header.heightPx);
  if (header.precisionBits > 16) throw unsupported(`its pixels have ${header.precisionBits} bits`);
  const damage = 'its JPEG 2000 data are damaged or end early';
  const { info, bytes } = await codec.use(({ J2KDecoder }) => runDecoder(new J2KDecoder(), coded, damage));
  return {
    widthPx: info.width,
    heightPx: info.height,
    componentCount: info.componentCount,
    precisionBits: info.bitsPerSample,
    layout: 'interleaved',
    isRgb: info.componentCount === 3 && header.hasColourTransform,
    bytes,
  };
}

/** Sizes from the SIZ segment, and whether COD names the multiple component transform (A.5.1, A.6.1). */
function readCodestreamHeader(coded: Uint8Array): {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly precisionBits: number;
  readonly hasColourTransform: boolean;
} {
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  const start = findCodestream(coded);
  if (coded.length < start + 50) throw unreadable('its JPEG 2000 header is cut short');
  const siz = start + 4;
  return {
    widthPx: view.getUint32(siz + 4) - view.getUint32(siz + 12),
    heightPx: view.getUint32(siz + 8) - view.getUint32(siz + 16),
    precisionBits: (view.getUint8(siz + 38) & 0x7f) + 1,
    hasColourTransform: hasColourTransform(view, start + 2),
  };
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
