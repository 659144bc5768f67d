import { describe, expect, it } from 'vitest';
import { brierEstimate } from '#domain/statistics/brier-estimate.ts';
import { brierScore } from '#domain/statistics/brier-score.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

describe('the Brier score with its interval', () => {
  it('is the mean squared error, with the standard error of a mean', () => {
    // Squared errors .01, .81, .01, .09: mean .23, sample variance .15093, standard error .19425.
    const estimate = brierEstimate([
      { score: 0.1, positive: false },
      { score: 0.1, positive: true },
      { score: 0.9, positive: true },
      { score: 0.7, positive: true },
    ]);
    expect(estimate.kind).toBe('estimate');
    expectClose(estimate, {
      value: 0.23,
      low: 0,
      high: 0.23 + 1.959963984540054 * Math.sqrt(0.4528 / 3 / 4),
    });
  });

  it.each(reference.calibration)('has the value of the score without an interval, inside it', (set) => {
    const cases = set.score.map((score, index) => ({ score, positive: set.positive[index] ?? false }));
    const estimate = brierEstimate(cases);
    if (estimate.kind !== 'estimate') throw new Error(estimate.kind);
    expect(estimate.value).toBe(brierScore(cases));
    expect(estimate.low).toBeLessThan(estimate.value);
    expect(estimate.high).toBeGreaterThan(estimate.value);
  });

  it('gives no interval where errors do not vary, and nothing without cases', () => {
    expect(brierEstimate([])).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(brierEstimate([{ score: 0.5, positive: true }])).toEqual({
      kind: 'point',
      value: 0.25,
      reason: 'too-few-cases',
    });
    expect(
      brierEstimate([
        { score: 0.5, positive: true },
        { score: 0.5, positive: false },
      ]),
    ).toMatchObject({ kind: 'point', value: 0.25, reason: 'no-spread' });
  });
});
