import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval } from '#domain/statistics/clopper-pearson-interval.ts';
import { wilsonInterval } from '#domain/statistics/wilson-interval.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

describe('Clopper-Pearson interval', () => {
  it.each(reference.proportions)('is that of R for $successes of $trials, and so is Wilson', (proportion) => {
    const { successes, trials, clopperPearson, wilson } = proportion;
    expectClose(clopperPearsonInterval(successes, trials), clopperPearson);
    expectClose(wilsonInterval(successes, trials), wilson);
  });

  it('gives the rule of three where nothing was found: 0 of 300 is below about 3 / 300 one-sided', () => {
    expect(clopperPearsonInterval(0, 300, 0.9).high).toBeCloseTo(0.00994, 5);
    expect(clopperPearsonInterval(0, 300, 0.9).low).toBe(0);
  });

  it('holds the proportion, mirrors, and widens with the confidence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (trials, drawn) => {
        const successes = drawn % (trials + 1);
        const { value, low, high } = clopperPearsonInterval(successes, trials);
        const mirrored = clopperPearsonInterval(trials - successes, trials);
        const wider = clopperPearsonInterval(successes, trials, 0.99);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(mirrored.low).toBeCloseTo(1 - high, 9);
        expect(wider.low).toBeLessThanOrEqual(low);
        expect(wider.high).toBeGreaterThanOrEqual(high);
      }),
    );
  });

  it('refuses what is not a proportion', () => {
    expect(() => clopperPearsonInterval(0, 0)).toThrow(RangeError);
    expect(() => clopperPearsonInterval(3, 2)).toThrow(RangeError);
    expect(() => clopperPearsonInterval(1.5, 2)).toThrow(RangeError);
    expect(() => clopperPearsonInterval(Number.NaN, 2)).toThrow(RangeError);
  });
});
