/** What the first bytes of a file say it is. */
export type SniffedFormat = 'dicom' | 'jpeg' | 'png' | 'tiff' | 'bmp' | 'webp' | 'unknown';

/** As many bytes of a file as are needed to tell its format. */
export const sniffedBytes = 132;

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Either byte order, with offsets of 32 bits or of 64. */
const tiffSignatures = [
  [0x49, 0x49, 42, 0],
  [0x4d, 0x4d, 0, 42],
  [0x49, 0x49, 43, 0],
  [0x4d, 0x4d, 0, 43],
];

/** Tells the format by content; the file's name plays no part. DICOM with or without preamble (PS3.10 section 7.1). */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  if (startsWith(bytes, pngSignature)) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  // A DICOM file may carry a TIFF header in its preamble (PS3.10 section 7.1): it is a DICOM file all the same.
  if (hasPreamble(bytes)) return 'dicom';
  if (tiffSignatures.some((signature) => startsWith(bytes, signature))) return 'tiff';
  if (startsWith(bytes, [0x42, 0x4d]) && isBmpHeader(bytes)) return 'bmp';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes.subarray(8), ascii('WEBP'))) return 'webp';
  if (startsLikeDataSet(bytes)) return 'dicom';
  return 'unknown';
}

/** Two letters are little evidence: the bytes that every BMP leaves 0 and a header of known length are asked for too. */
function isBmpHeader(bytes: Uint8Array): boolean {
  const isReservedEmpty = bytes.subarray(6, 10).every((byte) => byte === 0);
  const headerBytes = (bytes[14] ?? 0) + 256 * (bytes[15] ?? 0);
  return isReservedEmpty && headerBytes >= 12 && headerBytes <= 124;
}

/** 128 bytes of anything, then DICM. */
export function hasPreamble(bytes: Uint8Array): boolean {
  return startsWith(bytes.subarray(128), [0x44, 0x49, 0x43, 0x4d]);
}

/** Begins with an even element of group 0002 or 0008, as a DICOM data set without preamble does. */
function startsLikeDataSet(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  const isLittle = second === 0 && (first === 2 || first === 8) && fourth === 0;
  const isBig = first === 0 && second === 8 && third === 0;
  return isLittle || isBig;
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);
}
