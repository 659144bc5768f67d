import { unreadable } from './decode-problem.ts';

/** Frame header of a JPEG or JPEG-LS stream: ITU-T T.81 B.2.2, T.87 C.2.2. */
export interface JpegFrameHeader {
  /** 0 to 15 for SOF0..SOF15; 55 for JPEG-LS. */
  readonly process: number;
  readonly precisionBits: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly componentCount: number;
  /** A JFIF or Adobe segment says how the colours are coded. */
  readonly statesColours: boolean;
}

/** Finds the frame header, without decoding anything. */
export function readJpegFrameHeader(bytes: Uint8Array): JpegFrameHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8)
    throw unreadable('its JPEG data do not begin as JPEG does');
  let statesColours = false;
  for (let offset = 2; offset + 4 <= bytes.length;) {
    if (bytes[offset] !== 0xff) throw unreadable('its JPEG header is damaged');
    const marker = bytes[offset + 1] ?? 0;
    // Fill bytes and markers that stand alone carry no length (T.81 B.1.1.2, B.1.1.3).
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      offset += 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) break;
    if (marker === 0xe0 || marker === 0xee) statesColours = true;
    const length = view.getUint16(offset + 2);
    if (length < 2) throw unreadable('its JPEG header is damaged');
    if (isFrame(marker)) {
      if (offset + 10 > bytes.length) break;
      return {
        process: marker === 0xf7 ? 55 : marker - 0xc0,
        precisionBits: view.getUint8(offset + 4),
        heightPx: view.getUint16(offset + 5),
        widthPx: view.getUint16(offset + 7),
        componentCount: view.getUint8(offset + 9),
        statesColours,
      };
    }
    offset += 2 + length;
  }
  throw unreadable('its JPEG header is cut short');
}

/** Whether the stream ends with an end-of-image marker, padding aside. */
export function hasEndOfImage(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end >= 2 && bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}

function isFrame(marker: number): boolean {
  const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && !isTable);
}
