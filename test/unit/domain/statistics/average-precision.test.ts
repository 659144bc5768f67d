import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from '#domain/statistics/average-precision.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };

describe('average precision', () => {
  it.each(reference.roc)(
    'is that of its definition in R',
    ({ first, positive, averagePrecision: expected }) => {
      const cases = positive.map((isPositive, i) => ({ score: first[i] ?? 0, positive: isPositive }));
      expect(averagePrecision(cases)).toBeCloseTo(expected, 12);
    },
  );

  it('gives the example in the documentation of scikit-learn: .83', () => {
    const cases = [
      { score: 0.1, positive: false },
      { score: 0.4, positive: false },
      { score: 0.35, positive: true },
      { score: 0.8, positive: true },
    ];
    expect(averagePrecision(cases)).toBeCloseTo(0.8333, 4);
  });

  it('is 1 when positives come first, the prevalence when all scores are equal, and within 0 and 1', () => {
    const anyCases = fc.array(fc.record({ score: fc.nat(9), positive: fc.boolean() }), { minLength: 1 });
    fc.assert(
      fc.property(anyCases, (cases) => {
        const positives = cases.filter(({ positive }) => positive).length;
        if (positives === 0) {
          expect(averagePrecision(cases)).toBeNull();
          return;
        }
        const graded = averagePrecision(cases);
        expect(graded).toBeGreaterThan(0);
        expect(graded).toBeLessThanOrEqual(1);
        expect(averagePrecision(cases.map(({ positive }) => ({ score: positive ? 1 : 0, positive })))).toBe(
          1,
        );
        expect(averagePrecision(cases.map(({ positive }) => ({ score: 0, positive })))).toBeCloseTo(
          positives / cases.length,
          12,
        );
      }),
    );
  });
});
