import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '#domain/statistics/wilson-interval.ts';

describe('Wilson interval', () => {
  it("gives the paper's external figures: 61/67 and 331/421", () => {
    const sensitivity = wilsonInterval(61, 67);
    const specificity = wilsonInterval(331, 421);
    expect([sensitivity.value, sensitivity.low, sensitivity.high].map((v) => v.toFixed(3))).toEqual([
      '0.910',
      '0.818',
      '0.958',
    ]);
    expect([specificity.value, specificity.low, specificity.high].map((v) => v.toFixed(3))).toEqual([
      '0.786',
      '0.745',
      '0.823',
    ]);
  });

  it('holds the proportion, stays within 0 and 1, and mirrors when successes and failures change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (trials, drawn) => {
        const successes = drawn % (trials + 1);
        const { value, low, high } = wilsonInterval(successes, trials);
        const mirrored = wilsonInterval(trials - successes, trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
      }),
    );
  });

  it('refuses what is not a proportion', () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
  });
});
