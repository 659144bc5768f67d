/** How the pixel data of a transfer syntax are coded. */
export type PixelCoding = 'native' | 'rle' | 'jpeg' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k' | 'deflated-frame';

/** One transfer syntax Femora reads. DICOM PS3.5 section 10 and Annex A, UIDs in PS3.6 Annex A. */
export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly pixelCoding: PixelCoding;
  readonly bigEndian: boolean;
}

export const implicitLittleEndian = '1.2.840.10008.1.2';
export const explicitLittleEndian = '1.2.840.10008.1.2.1';
export const deflatedLittleEndian = '1.2.840.10008.1.2.1.99';
export const explicitBigEndian = '1.2.840.10008.1.2.2';
export const rleLossless = '1.2.840.10008.1.2.5';

const syntaxes: readonly TransferSyntax[] = [
  describe(implicitLittleEndian, 'Implicit VR Little Endian', 'native'),
  describe(explicitLittleEndian, 'Explicit VR Little Endian', 'native'),
  describe(deflatedLittleEndian, 'Deflated Explicit VR Little Endian', 'native'),
  { ...describe(explicitBigEndian, 'Explicit VR Big Endian', 'native'), bigEndian: true },
  describe(rleLossless, 'RLE Lossless', 'rle'),
  describe('1.2.840.10008.1.2.8.1', 'Deflated Image Frame Compression', 'deflated-frame'),
  describe('1.2.840.10008.1.2.4.50', 'JPEG Baseline', 'jpeg'),
  describe('1.2.840.10008.1.2.4.51', 'JPEG Extended', 'jpeg'),
  // Retired, but what they say of the stream is read from the stream itself.
  describe('1.2.840.10008.1.2.4.53', 'JPEG Spectral Selection', 'jpeg'),
  describe('1.2.840.10008.1.2.4.55', 'JPEG Full Progression', 'jpeg'),
  describe('1.2.840.10008.1.2.4.57', 'JPEG Lossless', 'jpeg'),
  describe('1.2.840.10008.1.2.4.70', 'JPEG Lossless, first-order prediction', 'jpeg'),
  describe('1.2.840.10008.1.2.4.80', 'JPEG-LS Lossless', 'jpeg-ls'),
  describe('1.2.840.10008.1.2.4.81', 'JPEG-LS Near-lossless', 'jpeg-ls'),
  describe('1.2.840.10008.1.2.4.90', 'JPEG 2000 Lossless', 'jpeg-2000'),
  describe('1.2.840.10008.1.2.4.91', 'JPEG 2000', 'jpeg-2000'),
  describe('1.2.840.10008.1.2.4.201', 'High-Throughput JPEG 2000 Lossless', 'htj2k'),
  describe('1.2.840.10008.1.2.4.202', 'High-Throughput JPEG 2000 Lossless, RPCL', 'htj2k'),
  describe('1.2.840.10008.1.2.4.203', 'High-Throughput JPEG 2000', 'htj2k'),
];

/** The transfer syntax with this UID, or nothing where Femora does not read it. */
export function findTransferSyntax(uid: string): TransferSyntax | undefined {
  return syntaxes.find((syntax) => syntax.uid === uid);
}

function describe(uid: string, name: string, pixelCoding: PixelCoding): TransferSyntax {
  return { uid, name, pixelCoding, bigEndian: false };
}
