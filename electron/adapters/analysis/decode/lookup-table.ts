import type { DataSet } from 'dicom-parser';
import { signedOrUnsigned } from './data-set-values.ts';

/** A LUT Descriptor with its LUT Data: DICOM PS3.3 C.11.1.1, C.7.6.3.1.5. */
export interface LookupTable {
  /** The stored value the first entry belongs to. */
  readonly firstMapped: number;
  readonly bitsPerEntry: number;
  readonly entries: Uint16Array;
}

/** Reads a lookup table; nothing where it is absent or does not hold what its descriptor says. */
export function readLookupTable(
  dataSet: DataSet,
  descriptorTag: string,
  dataTag: string,
  signed: boolean,
): LookupTable | undefined {
  const stated = signedOrUnsigned(dataSet, descriptorTag, false, 0);
  const firstMapped = signedOrUnsigned(dataSet, descriptorTag, signed, 1);
  const bitsPerEntry = signedOrUnsigned(dataSet, descriptorTag, false, 2);
  const data = dataSet.elements[dataTag];
  if (stated === undefined || firstMapped === undefined || bitsPerEntry === undefined) return undefined;
  if (data === undefined) return undefined;
  // 2 to the 16 does not fit the descriptor's first value and is written as 0.
  const count = stated === 0 ? 0x1_0000 : stated;
  if (data.dataOffset + data.length > dataSet.byteArray.length) return undefined;
  if (data.length >= 2 * count) {
    const entries = Uint16Array.from({ length: count }, (_, index) => dataSet.uint16(dataTag, index) ?? 0);
    return { firstMapped, bitsPerEntry, entries };
  }
  // 8-bit entries may be packed two to a word.
  if (bitsPerEntry <= 8 && data.length >= count) {
    const packed = dataSet.byteArray.subarray(data.dataOffset, data.dataOffset + count);
    return { firstMapped, bitsPerEntry, entries: Uint16Array.from(packed) };
  }
  return undefined;
}
