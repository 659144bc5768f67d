import { inflateRawSync } from 'node:zlib';
import { decodeRleFrame } from '#domain/dicom/decode-rle-frame.ts';
import {
  readFloatingValues,
  readLongValues,
  readStoredValues,
  type StoredSamples,
} from '#domain/dicom/stored-values.ts';
import { unpackBits } from '#domain/dicom/unpack-bits.ts';
import type { TransferSyntax } from '#domain/dicom/transfer-syntax.ts';
import { decodeHighThroughputJpeg2000 } from './codecs/decode-high-throughput-jpeg-2000.ts';
import { decodeJpeg2000 } from './codecs/decode-jpeg-2000.ts';
import type { CodedPicture } from './codecs/coded-picture.ts';
import { decodeJpegStream } from './decode-jpeg-stream.ts';
import { unreadable } from './decode-problem.ts';
import { readJpegFrameHeader } from './jpeg-frame-header.ts';
import type { PixelHeader } from './pixel-header.ts';

/** Stored values of one frame, all samples of all pixels. */
export interface StoredFrame {
  readonly samples: StoredSamples;
  readonly layout: 'interleaved' | 'planar';
  /** The codec has already turned the colours into red, green and blue, whatever the photometric interpretation says. */
  readonly isRgb: boolean;
}

/** Decodes one frame into stored values: DICOM PS3.5 sections 8.1 and 8.2. */
export async function decodeFrame(
  bytes: Uint8Array,
  header: PixelHeader,
  syntax: TransferSyntax,
): Promise<StoredFrame> {
  switch (syntax.pixelCoding) {
    case 'native':
      return nativeSamples(bytes, header, syntax.bigEndian);
    case 'rle':
      return rleSamples(bytes, header);
    case 'deflated-frame':
      return deflatedSamples(bytes, header);
    case 'jpeg':
    case 'jpeg-ls':
      return codedSamples(await decodeJpegStream(withStatedColours(bytes, header)), header);
    case 'jpeg-2000':
      return codedSamples(await decodeJpeg2000(bytes), header);
    case 'htj2k':
      return codedSamples(await decodeHighThroughputJpeg2000(bytes), header);
  }
}

function nativeSamples(bytes: Uint8Array, header: PixelHeader, bigEndian: boolean): StoredFrame {
  const { bitsAllocated } = header;
  // Samples of one bit have been given a byte each.
  const sampleCount = bitsAllocated === 1 ? bytes.length : (8 * bytes.length) / bitsAllocated;
  const layout = { ...header, sampleCount, bigEndian };
  const read = (): StoredSamples => {
    if (header.isFloating)
      return readFloatingValues(bytes, bitsAllocated === 64 ? 8 : 4, sampleCount, bigEndian);
    if (bitsAllocated === 32) return readLongValues(bytes, layout);
    return readStoredValues(bytes, { ...layout, bitsAllocated: bitsAllocated === 16 ? 16 : 8 });
  };
  return { samples: read(), layout: header.isPlanar ? 'planar' : 'interleaved', isRgb: false };
}

function rleSamples(frame: Uint8Array, header: PixelHeader): StoredFrame {
  const { samplesPerPixel, bitsAllocated } = header;
  const pixelCount = header.widthPx * header.heightPx;
  try {
    const bytes = decodeRleFrame(frame, {
      pixelCount: bitsAllocated === 1 ? Math.ceil(pixelCount / 8) : pixelCount,
      samplesPerPixel,
      bytesPerSample: rleBytes[bitsAllocated],
    });
    const samples = bitsAllocated === 1 ? unpackBits(bytes, 0, pixelCount) : bytes;
    return { ...nativeSamples(samples, header, false), layout: 'planar' };
  } catch (thrown) {
    throw unreadable(thrown instanceof RangeError ? thrown.message : 'its RLE data are damaged', thrown);
  }
}

/** PS3.5 section 8.2.16: the native bytes of the frame, deflated. */
function deflatedSamples(frame: Uint8Array, header: PixelHeader): StoredFrame {
  const sampleCount = header.widthPx * header.heightPx * header.samplesPerPixel;
  const needed = Math.ceil((sampleCount * header.bitsAllocated) / 8);
  // One byte more than needed, for the filling that makes the length even.
  const limit = needed + 1;
  let bytes: Uint8Array;
  try {
    bytes = inflateRawSync(frame, { maxOutputLength: limit });
  } catch (thrown) {
    throw unreadable('its deflated pixel data are damaged or end early', thrown);
  }
  if (bytes.length < needed) throw unreadable('its deflated pixel data end early');
  const native = header.bitsAllocated === 1 ? unpackBits(bytes, 0, sampleCount) : bytes.subarray(0, needed);
  return nativeSamples(native, header, false);
}

/** Bytes per sample before packing: PS3.5 G.2; 1-bit samples are packed eight to a byte first. */
const rleBytes = { 1: 1, 8: 1, 16: 2, 32: 4, 64: 4 } as const;

function codedSamples(picture: CodedPicture, header: PixelHeader): StoredFrame {
  const { widthPx, heightPx, componentCount, precisionBits } = picture;
  if (widthPx !== header.widthPx || heightPx !== header.heightPx) {
    const stated = `${header.widthPx} x ${header.heightPx}`;
    throw unreadable(`its picture is ${widthPx} x ${heightPx} pixels where its header says ${stated}`);
  }
  if (componentCount !== header.samplesPerPixel) {
    throw unreadable(
      `its picture has ${componentCount} samples per pixel where its header says ${header.samplesPerPixel}`,
    );
  }
  // Where codec and header disagree on the bits, the fewer are those that carry the value and its sign.
  const bitsStored = Math.min(precisionBits, header.bitsStored);
  const samples = readStoredValues(picture.bytes, {
    sampleCount: widthPx * heightPx * componentCount,
    bitsAllocated: precisionBits > 8 ? 16 : 8,
    bitsStored,
    highBit: bitsStored - 1,
    signed: header.signed,
    bigEndian: false,
  });
  return { samples, layout: picture.layout, isRgb: picture.isRgb };
}

/**
 * A colour JPEG that says nothing of its colours is read as YCbCr by libjpeg. Where the DICOM header says RGB,
 * an Adobe segment (transform 0) in front says so to the codec too.
 */
function withStatedColours(coded: Uint8Array, header: PixelHeader): Uint8Array {
  if (header.photometric !== 'RGB') return coded;
  const { process, statesColours, componentCount } = readJpegFrameHeader(coded);
  if (process > 2 || statesColours || componentCount !== 3) return coded;
  const adobe = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];
  const output = new Uint8Array(coded.length + adobe.length);
  output.set(coded.subarray(0, 2));
  output.set(adobe, 2);
  output.set(coded.subarray(2), 2 + adobe.length);
  return output;
}
