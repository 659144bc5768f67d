import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackFax, type FaxCoding } from '#domain/imaging/tiff/unpack-fax.ts';
import { unpackLzw } from '#domain/imaging/tiff/unpack-lzw.ts';
import { unpackPackBits } from '#domain/imaging/tiff/unpack-pack-bits.ts';

const codings: readonly FaxCoding[] = [
  { kind: 'modified-huffman' },
  { kind: 'group-3', isTwoDimensional: false },
  { kind: 'group-3', isTwoDimensional: true },
  { kind: 'group-4' },
];

/** What came out, or null where the data were refused in plain words. */
function outcomeOf(unpack: () => Uint8Array): Uint8Array | null {
  try {
    return unpack();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    expect(thrown.message).toMatch(/data (are damaged|end early)$/);
    return null;
  }
}

describe('TIFF compressions', () => {
  it('Given any bytes, then each comes out in full or is refused', () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(bytes, size, size, fc.constantFrom(...codings), (packed, widthPx, rowCount, coding) => {
        const count = widthPx * rowCount;
        const fax = outcomeOf(() => unpackFax(packed, coding, { widthPx, rowCount }));
        if (fax) expect([fax.length, fax.some((value) => value > 1)]).toEqual([count, false]);
        const lzw = outcomeOf(() => unpackLzw(packed, count));
        if (lzw) expect(lzw).toHaveLength(count);
        const packBits = outcomeOf(() => unpackPackBits(packed, count));
        if (packBits) expect(packBits).toHaveLength(count);
      }),
      { numRuns: 500 },
    );
  });

  it('Given the example of TIFF 6.0 section 9, then PackBits gives its bytes', () => {
    const packed = [0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa];
    const expected = [
      ...[0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0x22],
      ...new Array<number>(10).fill(0xaa),
    ];
    expect([...unpackPackBits(Uint8Array.from(packed), 24)]).toEqual(expected);
    expect(() => unpackPackBits(Uint8Array.from(packed), 25)).toThrow('end early');
  });

  it('Given lines of one code each, then Group 4 repeats the white line above them', () => {
    // Eight times “as above”.
    const white = unpackFax(Uint8Array.of(0xff), { kind: 'group-4' }, { widthPx: 5, rowCount: 8 });
    expect([...white]).toEqual(new Array<number>(40).fill(0));
  });
});
