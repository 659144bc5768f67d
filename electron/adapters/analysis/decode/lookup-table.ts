import type { DataSet, Element } from 'dicom-parser';
import { expandSegmentedLut } from '#domain/dicom/expand-segmented-lut.ts';
import { readStoredValues } from '#domain/dicom/stored-values.ts';
import { signedOrUnsigned } from './data-set-values.ts';

/** A LUT Descriptor with its LUT Data: DICOM PS3.3 C.11.1.1, C.7.6.3.1.5. */
export interface LookupTable {
  /** The stored value the first entry belongs to. */
  readonly firstMapped: number;
  readonly bitsPerEntry: number;
  readonly entries: Uint16Array;
}

const words = { bitsAllocated: 16, bitsStored: 16, highBit: 15, signed: false } as const;

/** Reads a lookup table; nothing where it is absent or does not hold what its descriptor says. */
export function readLookupTable(
  dataSet: DataSet,
  descriptorTag: string,
  dataTag: string,
  signed: boolean,
): LookupTable | undefined {
  const located = locateTable(dataSet, descriptorTag, dataTag, signed);
  if (!located) return undefined;
  const { count, firstMapped, bitsPerEntry, data } = located;
  if (data.length >= 2 * count) {
    return { firstMapped, bitsPerEntry, entries: readWords(dataSet, data, count) };
  }
  // 8-bit entries may be packed two to a word.
  if (bitsPerEntry <= 8 && data.length >= count) {
    const packed = dataSet.byteArray.subarray(data.dataOffset, data.dataOffset + count);
    return { firstMapped, bitsPerEntry, entries: Uint16Array.from(packed) };
  }
  return undefined;
}

/** Reads a segmented palette (C.7.9.2), written out in full; nothing where it is absent or damaged. */
export function readSegmentedTable(
  dataSet: DataSet,
  descriptorTag: string,
  dataTag: string,
  signed: boolean,
): LookupTable | undefined {
  const located = locateTable(dataSet, descriptorTag, dataTag, signed);
  if (!located) return undefined;
  const { count, firstMapped, bitsPerEntry, data } = located;
  const words =
    bitsPerEntry > 8
      ? readWords(dataSet, data, data.length >> 1)
      : dataSet.byteArray.subarray(data.dataOffset, data.dataOffset + data.length);
  try {
    const entries = expandSegmentedLut(words, bitsPerEntry > 8 ? 2 : 1);
    return entries.length >= count
      ? { firstMapped, bitsPerEntry, entries: entries.subarray(0, count) }
      : undefined;
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

function readWords(dataSet: DataSet, data: Element, count: number): Uint16Array {
  const { readUint16 } = data.parser ?? dataSet.byteArrayParser;
  const isBigEndian = readUint16(new Uint8Array([0, 1]), 0) === 1;
  const bytes = dataSet.byteArray.subarray(data.dataOffset, data.dataOffset + 2 * count);
  return readStoredValues(bytes, { ...words, sampleCount: count, bigEndian: isBigEndian }) as Uint16Array;
}

interface Descriptor {
  readonly count: number;
  readonly firstMapped: number;
  readonly bitsPerEntry: number;
}

/** The descriptor of a table and the element of its data, which lies whole inside the file; else nothing. */
function locateTable(
  dataSet: DataSet,
  descriptorTag: string,
  dataTag: string,
  signed: boolean,
): (Descriptor & { readonly data: Element }) | undefined {
  const descriptor = readDescriptor(dataSet, descriptorTag, signed);
  const data = dataSet.elements[dataTag];
  if (descriptor === undefined || data === undefined) return undefined;
  if (data.dataOffset + data.length > dataSet.byteArray.length) return undefined;
  return { ...descriptor, data };
}

function readDescriptor(dataSet: DataSet, tag: string, signed: boolean): Descriptor | undefined {
  const stated = signedOrUnsigned(dataSet, tag, false, 0);
  const firstMapped = signedOrUnsigned(dataSet, tag, signed, 1);
  const bitsPerEntry = signedOrUnsigned(dataSet, tag, false, 2);
  if (stated === undefined || firstMapped === undefined || bitsPerEntry === undefined) return undefined;
  // 2 to the 16 does not fit the descriptor's first value and is written as 0.
  return { count: stated === 0 ? 0x1_0000 : stated, firstMapped, bitsPerEntry };
}
