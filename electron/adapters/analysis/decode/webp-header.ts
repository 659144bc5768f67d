import type { Orientation } from '#domain/imaging/turn-plane.ts';
import { unreadable, unsupported } from './decode-problem.ts';
import { orientationOfTiff } from './exif-orientation.ts';

/** What Femora reads of a WebP file before it is decoded: RFC 9649. */
export interface WebpHeader {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly orientation: Orientation;
}

interface Chunk {
  readonly name: string;
  readonly payload: DataView;
}

/** Refuses animations, files that end early, and files whose parts disagree on the size of the picture. */
export function readWebpHeader(bytes: Uint8Array): WebpHeader {
  const chunks = readChunks(bytes);
  const extended = chunks.find(({ name }) => name === 'VP8X');
  const isMoving = chunks.some(({ name }) => name === 'ANIM' || name === 'ANMF');
  if (isMoving) throw unsupported('it is an animation');
  const picture = chunks.find(({ name }) => name === 'VP8 ' || name === 'VP8L');
  if (!picture) throw unreadable('it holds no picture');
  const size = picture.name === 'VP8 ' ? lossySize(picture.payload) : losslessSize(picture.payload);
  if (extended) {
    const canvas = canvasSize(extended.payload);
    if (canvas.widthPx !== size.widthPx || canvas.heightPx !== size.heightPx) {
      throw unreadable('its picture has another size than its header says');
    }
  }
  const exif = chunks.find(({ name }) => name === 'EXIF');
  return { ...size, orientation: exif ? exifOrientation(exif.payload) : 1 };
}

type Size = Pick<WebpHeader, 'widthPx' | 'heightPx'>;

/** The chunks of the RIFF container, section 2.3; each is filled up to an even length. */
function readChunks(bytes: Uint8Array): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const early = 'its picture data end early';
  if (bytes.length < 20) throw unreadable(early);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw unreadable(early);
  const chunks: Chunk[] = [];
  for (let offset = 12; offset + 8 <= end;) {
    const length = view.getUint32(offset + 4, true);
    if (offset + 8 + length > end) throw unreadable(early);
    chunks.push({
      name: String.fromCharCode(...bytes.subarray(offset, offset + 4)),
      payload: new DataView(bytes.buffer, bytes.byteOffset + offset + 8, length),
    });
    offset += 8 + length + (length % 2);
  }
  return chunks;
}

/** The frame header of a VP8 key frame: RFC 6386 section 9.1. The upper two bits are a scale for the screen. */
function lossySize(payload: DataView): Size {
  if (payload.byteLength < 10) throw unreadable('its picture data end early');
  return { widthPx: payload.getUint16(6, true) & 0x3fff, heightPx: payload.getUint16(8, true) & 0x3fff };
}

/** The header of a lossless picture, section 3.4: 14 bits each, less one. */
function losslessSize(payload: DataView): Size {
  if (payload.byteLength < 5) throw unreadable('its picture data end early');
  const bits = payload.getUint32(1, true);
  return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The canvas of an extended file, section 2.7: 24 bits each, less one. */
function canvasSize(payload: DataView): Size {
  if (payload.byteLength < 10) throw unreadable('its header is cut short');
  const at = (offset: number): number =>
    (payload.getUint16(offset, true) | (payload.getUint8(offset + 2) << 16)) + 1;
  return { widthPx: at(4), heightPx: at(7) };
}

/** Some writers keep the letters that JPEG puts in front. */
function exifOrientation({ buffer, byteOffset, byteLength }: DataView): Orientation {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const isPrefixed = String.fromCharCode(...bytes.subarray(0, 4)) === 'Exif';
  return orientationOfTiff(isPrefixed ? bytes.subarray(6) : bytes) ?? 1;
}
