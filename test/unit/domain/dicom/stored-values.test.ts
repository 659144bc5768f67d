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

  it.each([
    { name: '16 bits', bitsAllocated: 16, bitsStored: 16 },
    { name: '12 bits with nothing above them', bitsAllocated: 16, bitsStored: 12 },
    { name: '8 bits', bitsAllocated: 8, bitsStored: 8 },
  ] as const)('Given $name as they are wanted, When read, Then they are not copied', (layout) => {
    const bytes = Uint8Array.of(9, 9, 0x34, 0x02, 0x56, 0x03).subarray(2);
    const sampleCount = layout.bitsAllocated === 16 ? 2 : 4;
    const samples = readStoredValues(bytes, {
      ...layout,
      sampleCount,
      highBit: layout.bitsStored - 1,
      signed: false,
      bigEndian: false,
    });
    expect(samples.buffer).toBe(bytes.buffer);
    expect([...samples]).toEqual(sampleCount === 2 ? [0x234, 0x356] : [0x34, 2, 0x56, 3]);
  });

  it('Given any bytes, wherever they begin, When read, Then they stay as they are', () => {
    const layouts = fc.record({
      bitsStored: fc.integer({ min: 1, max: 16 }),
      signed: fc.boolean(),
      bigEndian: fc.boolean(),
      start: fc.constantFrom(0, 1, 2, 3),
    });
    fc.assert(
      fc.property(layouts, fc.uint8Array({ minLength: 3, maxLength: 40 }), ({ start, ...layout }, any) => {
        const bytes = any.subarray(start);
        const before = [...any];
        const sampleCount = bytes.length >> 1;
        const read = (from: Uint8Array): number[] => [
          ...readStoredValues(from, {
            ...layout,
            sampleCount,
            bitsAllocated: 16,
            highBit: layout.bitsStored - 1,
          }),
        ];
        // The same values, whether they could be left where they are or not.
        expect(read(bytes)).toEqual(read(new Uint8Array(bytes)));
        expect([...any]).toEqual(before);
      }),
    );
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
