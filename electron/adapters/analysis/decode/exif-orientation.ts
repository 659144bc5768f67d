import type { Orientation } from '#domain/imaging/turn-plane.ts';

const orientationTag = 0x0112;

/**
 * The orientation that the EXIF segment (APP1) of a JPEG file states: CIPA DC-008, TIFF 6.0 section 2.
 * 1 where there is none, or where it is damaged.
 */
export function readExifOrientation(bytes: Uint8Array): Orientation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 2; offset + 4 <= bytes.length;) {
    const marker = view.getUint16(offset);
    // Metadata come before the first table or frame; fill bytes are not used among them.
    if (marker < 0xffe0 || (marker > 0xffef && marker !== 0xfffe)) return 1;
    const length = view.getUint16(offset + 2);
    const end = offset + 2 + length;
    if (length < 2 || end > bytes.length) return 1;
    if (marker === 0xffe1) {
      const orientation = orientationOf(bytes.subarray(offset + 4, end));
      if (orientation !== undefined) return orientation;
    }
    offset = end;
  }
  return 1;
}

function orientationOf(segment: Uint8Array): Orientation | undefined {
  const isExif = String.fromCharCode(...segment.subarray(0, 6)) === 'Exif\0\0';
  return isExif ? orientationOfTiff(segment.subarray(6)) : undefined;
}

/** The orientation in an EXIF directory, which has the form of a TIFF; undefined where there is none or it is damaged. */
export function orientationOfTiff(bytes: Uint8Array): Orientation | undefined {
  if (bytes.length < 8) return undefined;
  const tiff = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, isLittle) !== orientationTag) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? (value as Orientation) : undefined;
  }
  return undefined;
}
