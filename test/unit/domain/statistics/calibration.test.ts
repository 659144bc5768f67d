import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore } from '#domain/statistics/brier-score.ts';
import { calibrationLine } from '#domain/statistics/calibration-line.ts';
import { expectedCalibrationError } from '#domain/statistics/expected-calibration-error.ts';
import { reliabilityBins } from '#domain/statistics/reliability-bins.ts';
import type { ScoredCase } from '#domain/statistics/scored-case.ts';
import { seededRandom } from '#domain/statistics/seeded-random.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

const sets = reference.calibration.map((set) => ({
  ...set,
  cases: set.score.map((score, i) => ({ score, positive: set.positive[i] ?? false })),
}));
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const anyCases = fc.array(fc.record({ score: probability, positive: fc.boolean() }), { maxLength: 60 });

describe('calibration', () => {
  it.each(sets)('has the Brier score, the bins and the calibration error of R', (set) => {
    expectClose(brierScore(set.cases), set.brier);
    const bins = reliabilityBins(set.cases);
    expect(bins.map(({ n }) => n)).toEqual(set.binCounts);
    bins.forEach(({ found }, i) => {
      expectClose(found?.meanScore ?? null, set.binMeans[i]);
      expectClose(found?.positives.value ?? null, set.binRates[i]);
    });
    expectClose(expectedCalibrationError(bins), set.expectedCalibrationError);
  });

  it.each(sets)('has slope and intercepts of glm, with its Wald intervals', (set) => {
    const { slope, intercept, inTheLarge } = set;
    expectClose(calibrationLine(set.cases), { slope, intercept, inTheLarge }, 1e-7);
  });

  it('bounds Brier and calibration error, loses no case, and mirrors when the classes change places', () => {
    fc.assert(
      fc.property(anyCases, fc.integer({ min: 1, max: 20 }), (cases, binCount) => {
        const bins = reliabilityBins(cases, binCount);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(cases.length);
        const brier = brierScore(cases);
        const error = expectedCalibrationError(bins);
        if (brier === null || error === null) {
          expect(cases).toEqual([]);
          return;
        }
        for (const figure of [brier, error]) {
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(1);
        }
        const mirrored = cases.map(({ score, positive }) => ({ score: 1 - score, positive: !positive }));
        expect(brierScore(mirrored)).toBeCloseTo(brier, 10);
      }),
    );
  });

  it('mirrors its line when the classes change places: same slope, intercepts with the other sign', () => {
    const [set] = sets;
    const mirrored =
      set?.cases.map(({ score, positive }) => ({ score: 1 - score, positive: !positive })) ?? [];
    const line = calibrationLine(mirrored);
    expect(line.kind).toBe('estimate');
    if (line.kind !== 'estimate' || !set) return;
    expect(line.slope.value).toBeCloseTo(set.slope.value, 7);
    expect(line.inTheLarge.value).toBeCloseTo(-set.inTheLarge.value, 7);
  });

  it('settles with as many cases as a casebook holds', () => {
    const random = seededRandom(5);
    const cases = Array.from({ length: 50_000 }, () => {
      const score = 0.01 + 0.98 * random();
      const probability = 1 / (1 + Math.exp(-(0.4 + 0.8 * Math.log(score / (1 - score)))));
      return { score, positive: random() < probability };
    });
    const line = calibrationLine(cases);
    if (line.kind !== 'estimate') throw new Error('there is a line');
    for (const [interval, truth] of [
      [line.slope, 0.8],
      [line.intercept, 0.4],
    ] as const) {
      expect(interval.low).toBeLessThan(truth);
      expect(interval.high).toBeGreaterThan(truth);
      expect(interval.high - interval.low).toBeLessThan(0.06);
    }
  }, 5_000);

  it('says why there is no line', () => {
    const at = (score: number, positive: boolean): ScoredCase => ({ score, positive });
    const why = (...cases: ScoredCase[]): unknown => calibrationLine(cases);
    const none = (reason: string): unknown => ({ kind: 'undefined', reason });
    expect(why()).toEqual(none('one-class-only'));
    expect(why(at(0.2, true), at(0.3, true))).toEqual(none('one-class-only'));
    expect(why(at(0.2, true), at(0.2, false))).toEqual(none('one-score-only'));
    expect(why(at(0.9, true), at(0.3, false))).toEqual(none('perfect-separation'));
    expect(why(at(0.1, true), at(0.3, false), at(0.1, true))).toEqual(none('perfect-separation'));
    expect(why(at(1, true), at(0.3, false))).toEqual(none('score-at-limit'));
    expect(why(at(Number.NaN, true), at(0.3, false))).toEqual(none('score-at-limit'));
  });

  it('refuses scores that are no probabilities', () => {
    expect(() => brierScore([{ score: 1.2, positive: true }])).toThrow(RangeError);
    expect(() => reliabilityBins([{ score: Number.NaN, positive: true }])).toThrow(RangeError);
    expect(() => reliabilityBins([], 0)).toThrow(RangeError);
  });
});
