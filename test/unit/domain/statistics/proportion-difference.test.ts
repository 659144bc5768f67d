import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proportionDifference } from '#domain/statistics/proportion-difference.ts';

describe('difference of two proportions', () => {
  it('gives the published interval: Newcombe 1998, table II, method 10, 56/70 - 48/80', () => {
    const { value, low, high } = proportionDifference(
      { successes: 56, trials: 70 },
      { successes: 48, trials: 80 },
    );
    expect([value, low, high].map((v) => v.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339']);
  });

  it('changes its sign when the two change places, holds its value, and stays within -1 and 1', () => {
    const counted = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.nat(500))
      .map(([trials, drawn]) => ({ successes: drawn % (trials + 1), trials }));
    fc.assert(
      fc.property(counted, counted, (one, other) => {
        const there = proportionDifference(one, other);
        const back = proportionDifference(other, one);
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(there.low).toBeLessThanOrEqual(there.value);
        expect(there.high).toBeGreaterThanOrEqual(there.value);
        expect(there.low).toBeGreaterThanOrEqual(-1);
        expect(there.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
