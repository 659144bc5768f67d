import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictiveValues } from '#domain/statistics/predictive-values.ts';
import { predictiveValuesAtPrevalence } from '#domain/statistics/predictive-values-at-prevalence.ts';
import { proportionRatio } from '#domain/statistics/proportion-ratio.ts';
import { expectClose } from './expect-close.ts';

const counted = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.nat(500))
  .map(([trials, drawn]) => ({ successes: drawn % (trials + 1), trials }));

/** Chances of 0..n successes. */
function binomial(n: number, p: number): number[] {
  const chances = [(1 - p) ** n];
  for (let k = 1; k <= n; k += 1) chances.push((((chances[k - 1] ?? 0) * (n - k + 1)) / k) * (p / (1 - p)));
  return chances;
}

describe('ratio of two proportions', () => {
  it('holds its value, and turns over when the two change places', () => {
    fc.assert(
      fc.property(counted, counted, (one, other) => {
        const there = proportionRatio(one, other);
        const back = proportionRatio(other, one);
        if (there === null || back === null) {
          expect(one.successes + other.successes).toBe(0);
          return;
        }
        const value = one.successes / one.trials / (other.successes / other.trials);
        expect(there.low).toBeLessThanOrEqual(value * (1 + 1e-12));
        expect(there.high ?? Infinity).toBeGreaterThanOrEqual(value * (1 - 1e-12));
        if (there.high === null) expect(back.low).toBe(0);
        else expectClose(back.low, 1 / there.high);
      }),
    );
  });

  it('is about the log interval where cases are many', () => {
    const error = Math.sqrt(1 / 6100 - 1 / 6700 + 1 / 9000 - 1 / 42100);
    const value = 6100 / 6700 / (9000 / 42100);
    expectClose(
      proportionRatio({ successes: 6100, trials: 6700 }, { successes: 9000, trials: 42100 }),
      { low: value * Math.exp(-1.959964 * error), high: value * Math.exp(1.959964 * error) },
      1e-3,
    );
  });

  it.each([
    { sensitivity: 0.95, specificity: 0.97, positives: 12, negatives: 25 },
    { sensitivity: 0.8, specificity: 0.95, positives: 20, negatives: 20 },
    { sensitivity: 0.91, specificity: 0.79, positives: 15, negatives: 40 },
  ])('covers the true PPV in small samples, counted over every outcome: %o', (truth) => {
    const { sensitivity, specificity, positives, negatives } = truth;
    const prevalence = 0.04;
    const target = predictiveValues({ sensitivity, specificity, prevalence }).positive ?? Number.NaN;
    const flagged = binomial(negatives, 1 - specificity);
    let covered = 0;
    let counts = 0;
    binomial(positives, sensitivity).forEach((chanceTp, tp) => {
      flagged.forEach((chanceFp, fp) => {
        const table = {
          truePositive: tp,
          falseNegative: positives - tp,
          trueNegative: negatives - fp,
          falsePositive: fp,
        };
        const { positive } = predictiveValuesAtPrevalence(table, prevalence);
        if (positive.kind === 'undefined') return;
        counts += chanceTp * chanceFp;
        if (positive.low <= target && target <= positive.high) covered += chanceTp * chanceFp;
      });
    });
    expect(covered / counts).toBeGreaterThan(0.93);
  });
});
