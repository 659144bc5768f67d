import { describe, expect, it } from 'vitest';
import { acceptanceSampleSize } from '#domain/statistics/acceptance-sample-size.ts';
import { clopperPearsonInterval } from '#domain/statistics/clopper-pearson-interval.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

describe('sample size of an acceptance test', () => {
  it.each(reference.sampleSizes)('is the one R finds by trying every test: $goal', ({ goal, most, test }) => {
    expectClose(acceptanceSampleSize(goal, most), test);
  });

  it('accepts exactly where the lower Clopper-Pearson bound excludes the lowest value', () => {
    const goal = { expected: 0.91, lowest: 0.8, alpha: 0.025, power: 0.8 };
    const test = acceptanceSampleSize(goal);
    if (!test) throw new Error('there is a test');
    expect(clopperPearsonInterval(test.mustBeRight, test.cases).low).toBeGreaterThan(goal.lowest);
    expect(clopperPearsonInterval(test.mustBeRight - 1, test.cases).low).toBeLessThan(goal.lowest);
  });

  it('asks for more cases for more power, a smaller alpha, or a closer lowest value', () => {
    const goal = { expected: 0.91, lowest: 0.75, alpha: 0.05, power: 0.8 };
    const cases = (changed: object): number => acceptanceSampleSize({ ...goal, ...changed })?.cases ?? 0;
    expect(cases({ power: 0.9 })).toBeGreaterThan(cases({}));
    expect(cases({ alpha: 0.01 })).toBeGreaterThan(cases({}));
    expect(cases({ lowest: 0.8 })).toBeGreaterThan(cases({}));
  });

  it('says where the cases do not suffice, and refuses goals out of order', () => {
    const goal = { expected: 0.81, lowest: 0.8, alpha: 0.025, power: 0.9 };
    expect(acceptanceSampleSize(goal, 300)).toBeNull();
    expect(() => acceptanceSampleSize({ ...goal, lowest: 0.9 })).toThrow(RangeError);
    expect(() => acceptanceSampleSize({ ...goal, alpha: 0 })).toThrow(RangeError);
  });
});
