import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandSegmentedLut } from '#domain/dicom/expand-segmented-lut.ts';

describe('segmented lookup table', () => {
  it('Given discrete and linear segments, When written out, Then lines run from the last entry to their end', () => {
    expect([...expandSegmentedLut([0, 2, 10, 20, 1, 4, 60, 0, 1, 5], 2)]).toEqual([
      10, 20, 30, 40, 50, 60, 5,
    ]);
    expect([...expandSegmentedLut([0, 1, 100, 1, 2, 0], 1)]).toEqual([100, 50, 0]);
  });

  it('Given an indirect segment, When written out, Then the segments it points at are repeated', () => {
    // Two segments from byte 0: 10, 20 and the line from 20 to 40.
    const words = [0, 2, 10, 20, 1, 2, 40];
    expect([...expandSegmentedLut([...words, 2, 2, 0, 0], 2)]).toEqual([10, 20, 30, 40, 10, 20, 30, 40]);
    expect([...expandSegmentedLut([...words, 2, 2, 0, 0, 0, 0], 1)]).toEqual([
      10, 20, 30, 40, 10, 20, 30, 40,
    ]);
  });

  it.each([
    ['a line without a start', [1, 2, 5]],
    ['a list that is cut', [0, 3, 1, 2]],
    ['a kind of segment that is none', [7, 1, 1]],
    ['a pointer at itself', [0, 1, 9, 2, 1, 6, 0]],
    ['more entries than a table has', [0, 1, 0, 1, 60000, 1, 1, 60000, 2]],
  ])('Given %s, When written out, Then it is refused', (_, words) => {
    expect(() => expandSegmentedLut(words, 2)).toThrow(RangeError);
  });

  it('Given any words, When written out, Then the result is a table of at most 65536 entries or a RangeError', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(3), fc.nat(65535)), { maxLength: 40 }), (words) => {
        try {
          expect(expandSegmentedLut(words, 2).length).toBeLessThanOrEqual(65536);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
