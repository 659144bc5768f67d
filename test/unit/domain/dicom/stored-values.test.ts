import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStoredValues, storedRange } from '#domain/dicom/stored-values.ts';

describe('stored values', () => {
  it('Given 12 bits with an overlay above them, When read, Then the overlay is masked away', () => {
    const bytes = Uint8Array.of(0xff, 0x1f, 0x34, 0xf2);
    const samples = readStoredValues(bytes, {
      sampleCount: 2,
      bitsAllocated: 16,
      bitsStored: 12,
      highBit: 11,
      signed: false,
      bigEndian: false,
    });
    expect([...samples]).toEqual([0xfff, 0x234]);
  });

  it('Given 12 bits at the top of the word, When read, Then they are shifted down', () => {
    const samples = readStoredValues(Uint8Array.of(0xf5, 0xff), {
      sampleCount: 1,
      bitsAllocated: 16,
      bitsStored: 12,
      highBit: 15,
      signed: false,
      bigEndian: false,
    });
    expect([...samples]).toEqual([0xfff]);
  });

  it('Given any signed value, When stored in any width and byte order, Then it comes back', () => {
    const widths = fc.integer({ min: 2, max: 16 });
    fc.assert(
      fc.property(widths, fc.integer(), fc.boolean(), (bitsStored, any, bigEndian) => {
        const { low, high } = storedRange(bitsStored, true);
        const value = low + (Math.abs(any) % (high - low + 1));
        const raw = value & 0xffff;
        const bytes = bigEndian ? [raw >> 8, raw & 0xff] : [raw & 0xff, raw >> 8];
        const samples = readStoredValues(Uint8Array.from(bytes), {
          sampleCount: 1,
          bitsAllocated: 16,
          bitsStored,
          highBit: bitsStored - 1,
          signed: true,
          bigEndian,
        });
        expect(samples[0]).toBe(value);
      }),
    );
  });
});
