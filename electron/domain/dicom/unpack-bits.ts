/**
 * Pixels of one bit allocated, one byte each: eight to a byte, the first in the least significant bit (DICOM PS3.5 8.1.1, 8.2).
 * `firstBit` is where they begin: frames follow each other without filling. `bytes` holds at least `firstBit + count` bits.
 */
export function unpackBits(bytes: Uint8Array, firstBit: number, count: number): Uint8Array {
  const samples = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const bit = firstBit + index;
    samples[index] = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  }
  return samples;
}
