import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankedValues, type ValueRange } from '#domain/imaging/ranked-values.ts';

const range = fc
  .tuple(fc.float({ noNaN: true }), fc.float({ noNaN: true }))
  .map(([one, other]): ValueRange => ({ low: Math.min(one, other), high: Math.max(one, other) }));

describe('percentiles of a plane', () => {
  it('Given any floating-point plane, When ranked, Then the values are those that sorting gives', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(range, { nil: undefined }),
        fc.option(range, { nil: undefined }),
        (samples, fraction, without, within) => {
          const counted = [...samples]
            .filter((value) => Number.isFinite(value))
            .filter((value) => !without || value < without.low || value > without.high)
            .filter((value) => !within || (value >= within.low && value <= within.high))
            .toSorted((a, b) => a - b);
          const expected = counted[Math.round(fraction * (counted.length - 1))] ?? 0;
          // Adding 0 makes one zero of both.
          expect(rankedValues(samples, { without, within })(fraction) + 0).toBe(expected + 0);
        },
      ),
    );
  });

  it('Given whole numbers of 16 bits, When ranked, Then they come as from a floating-point plane', () => {
    fc.assert(
      fc.property(
        fc.int16Array({ minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (samples, fraction) => {
          const floats = rankedValues(Float32Array.from(samples));
          expect(rankedValues(samples)(fraction)).toBe(floats(fraction));
        },
      ),
    );
  });

  it('Given a plane of the largest values only, When ranked, Then the last bin is found', () => {
    const largest = 3.4028234663852886e38;
    expect(rankedValues(new Float32Array(3).fill(largest))(1)).toBe(largest);
    expect(rankedValues(new Float32Array(3).fill(-largest))(0)).toBe(-largest);
  });
});
