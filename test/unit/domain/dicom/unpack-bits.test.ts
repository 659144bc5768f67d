import { describe, expect, it } from 'vitest';
import { unpackBits } from '#domain/dicom/unpack-bits.ts';

describe('pixels of one bit', () => {
  it('Given packed pixels, When unpacked from any bit, Then the least significant bit comes first', () => {
    const bytes = Uint8Array.of(0b0000_0101, 0b1000_0000);
    expect([...unpackBits(bytes, 0, 8)]).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
    expect([...unpackBits(bytes, 2, 3)]).toEqual([1, 0, 0]);
    expect([...unpackBits(bytes, 7, 9)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});
