import type { DataSet, Element } from 'dicom-parser';
import { unpackBits } from '#domain/dicom/unpack-bits.ts';
import type { TransferSyntax } from '#domain/dicom/transfer-syntax.ts';
import { unreadable } from './decode-problem.ts';
import { doublePixelDataTag, floatPixelDataTag, pixelDataTag, type PixelHeader } from './pixel-header.ts';

/**
 * The bytes of one frame as they lie in the file: native samples, or one coded frame (DICOM PS3.5 A.4). Native samples of
 * one bit come as a byte each.
 * `frameNumber` goes from 1 to the number of frames.
 */
export function frameBytes(
  dataSet: DataSet,
  header: PixelHeader,
  syntax: TransferSyntax,
  frameNumber: number,
): Uint8Array {
  const [element] = [pixelDataTag, floatPixelDataTag, doublePixelDataTag].flatMap(
    (tag) => dataSet.elements[tag] ?? [],
  );
  if (element === undefined) throw unreadable('its pixel data are missing');
  const isEncapsulated = element.encapsulatedPixelData === true;
  if (isEncapsulated !== (syntax.pixelCoding !== 'native')) {
    throw unreadable('its pixel data are not packed as its transfer syntax says');
  }
  return isEncapsulated
    ? codedFrame(dataSet, element, header, frameNumber - 1)
    : nativeFrame(dataSet, element, header, syntax, frameNumber - 1);
}

function nativeFrame(
  dataSet: DataSet,
  element: Element,
  header: PixelHeader,
  syntax: TransferSyntax,
  index: number,
): Uint8Array {
  const pixelCount = header.widthPx * header.heightPx;
  // YBR_FULL_422 stores two luminance samples for each pair of colour samples (PS3.3 C.7.6.3.1.2).
  const samplesPerPixel = header.photometric === 'YBR_FULL_422' ? 2 : header.samplesPerPixel;
  const sampleCount = pixelCount * samplesPerPixel;
  const frameLength = (sampleCount * header.bitsAllocated) / 8;
  const start = element.dataOffset + index * frameLength;
  const end = Math.min(element.dataOffset + element.length, dataSet.byteArray.length);
  const present = Math.max(0, end - element.dataOffset);
  const needed = Math.ceil((index + 1) * frameLength);
  if (present < needed) {
    throw unreadable(`its pixel data end early, ${present} of ${needed} bytes are there`);
  }
  // Samples of up to 8 bits written as big-endian words lie in swapped pairs (PS3.5 section 8.2, A.3).
  const areSwapped = syntax.bigEndian && element.vr === 'OW' && header.bitsAllocated <= 8;
  if (header.bitsAllocated === 1) {
    const all = dataSet.byteArray.subarray(element.dataOffset, end);
    return unpackBits(areSwapped ? swapBytePairs(all, 0, all.length) : all, index * sampleCount, sampleCount);
  }
  if (!areSwapped) {
    // Whoever holds one of many frames is not to hold the whole file.
    const frame = dataSet.byteArray.subarray(start, start + frameLength);
    return header.frameCount > 1 ? new Uint8Array(frame) : frame;
  }
  return swapBytePairs(dataSet.byteArray.subarray(element.dataOffset), index * frameLength, frameLength);
}

/** The pairs are those of the whole element, wherever in it the part begins and ends. */
function swapBytePairs(bytes: Uint8Array, from: number, length: number): Uint8Array {
  const start = from - (from % 2);
  const end = from + length;
  const pairs = new Uint8Array(end + (end % 2) - start);
  pairs.set(bytes.subarray(start, start + pairs.length));
  Buffer.from(pairs.buffer).swap16();
  return pairs.subarray(from - start, end - start);
}

function codedFrame(dataSet: DataSet, element: Element, header: PixelHeader, index: number): Uint8Array {
  const fragments = (element.fragments ?? []).map((fragment) => ({
    offset: fragment.offset,
    bytes: dataSet.byteArray.subarray(fragment.position, fragment.position + fragment.length),
  }));
  if (fragments.length === 0) throw unreadable('its pixel data are empty');
  if (header.frameCount === 1) return join(fragments.map((each) => each.bytes));
  const starts = frameStarts(fragments, element, header.frameCount);
  const from = starts[index];
  if (from === undefined) throw unreadable(`its pixel data end early, frame ${index + 1} is missing`);
  return join(fragments.slice(from, starts[index + 1]).map((each) => each.bytes));
}

interface Fragment {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The fragment each frame begins with, as many as are there. */
function frameStarts(
  fragments: readonly Fragment[],
  element: Element,
  frameCount: number,
): readonly number[] {
  const offsets = element.basicOffsetTable ?? [];
  if (offsets.length > 1) {
    const starts = offsets.map((offset) => fragments.findIndex((each) => each.offset >= offset));
    return starts.filter((start) => start !== -1);
  }
  const all = [...fragments.keys()];
  if (fragments.length === frameCount) return all;
  // Without an offset table, a frame begins where a coded stream does.
  return all.filter((each) => each === 0 || beginsStream(fragments[each]?.bytes ?? new Uint8Array(0)));
}

/** JPEG and JPEG-LS begin with SOI, JPEG 2000 with SOC. */
function beginsStream(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && (bytes[1] === 0xd8 || bytes[1] === 0x4f);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const output = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    output.set(part, offset);
    offset += part.length;
  }
  return output;
}
