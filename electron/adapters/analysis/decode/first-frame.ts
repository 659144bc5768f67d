import type { DataSet, Element } from 'dicom-parser';
import type { TransferSyntax } from '#domain/dicom/transfer-syntax.ts';
import { unreadable } from './decode-problem.ts';
import type { PixelHeader } from './pixel-header.ts';

/** The bytes of the first frame as they lie in the file: native samples, or one coded frame (DICOM PS3.5 A.4). */
export function firstFrameBytes(dataSet: DataSet, header: PixelHeader, syntax: TransferSyntax): Uint8Array {
  const element = dataSet.elements['x7fe00010'];
  if (element === undefined) throw unreadable('its pixel data are missing');
  const isEncapsulated = element.encapsulatedPixelData === true;
  if (isEncapsulated !== (syntax.pixelCoding !== 'native')) {
    throw unreadable('its pixel data are not packed as its transfer syntax says');
  }
  return isEncapsulated
    ? codedFrame(dataSet, element, header)
    : nativeFrame(dataSet, element, header, syntax);
}

function nativeFrame(
  dataSet: DataSet,
  element: Element,
  header: PixelHeader,
  syntax: TransferSyntax,
): Uint8Array {
  const pixelCount = header.widthPx * header.heightPx;
  // YBR_FULL_422 stores two luminance samples for each pair of colour samples (PS3.3 C.7.6.3.1.2).
  const samplesPerPixel = header.photometric === 'YBR_FULL_422' ? 2 : header.samplesPerPixel;
  const needed = (pixelCount * samplesPerPixel * header.bitsAllocated) / 8;
  const end = Math.min(element.dataOffset + element.length, dataSet.byteArray.length);
  const present = Math.max(0, end - element.dataOffset);
  if (present < needed) {
    throw unreadable(`its pixel data end early, ${present} of ${needed} bytes are there`);
  }
  const bytes = dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + needed);
  // 8-bit samples written as big-endian words lie in swapped pairs (PS3.5 section 8.2, A.3).
  const areSwapped = syntax.bigEndian && element.vr === 'OW' && header.bitsAllocated === 8;
  return areSwapped ? swapBytePairs(bytes) : bytes;
}

function swapBytePairs(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, index) => bytes[index ^ 1] ?? 0);
}

function codedFrame(dataSet: DataSet, element: Element, header: PixelHeader): Uint8Array {
  const fragments = (element.fragments ?? []).map((fragment) => ({
    offset: fragment.offset,
    bytes: dataSet.byteArray.subarray(fragment.position, fragment.position + fragment.length),
  }));
  const [first] = fragments;
  if (first === undefined) throw unreadable('its pixel data are empty');
  if (header.frameCount === 1 || fragments.length === 1) return join(fragments.map((each) => each.bytes));
  const secondFrame = element.basicOffsetTable?.[1];
  if (secondFrame !== undefined) {
    return join(fragments.filter((each) => each.offset < secondFrame).map((each) => each.bytes));
  }
  if (fragments.length === header.frameCount) return first.bytes;
  // Without an offset table, the second frame begins where the next coded stream does.
  const next = fragments.findIndex((each, index) => index > 0 && beginsStream(each.bytes));
  return join(fragments.slice(0, next === -1 ? undefined : next).map((each) => each.bytes));
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
