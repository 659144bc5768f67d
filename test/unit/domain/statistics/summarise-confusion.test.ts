import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfusionTable } from '#domain/statistics/confusion-table.ts';
import { predictiveValuesAtPrevalence } from '#domain/statistics/predictive-values-at-prevalence.ts';
import { summariseConfusion } from '#domain/statistics/summarise-confusion.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

/** The external test of the paper: J Bone Joint Surg Am, 26 Nov 2025, 67 pathologic and 421 other patients. */
const paper: ConfusionTable = { truePositive: 61, falseNegative: 6, trueNegative: 331, falsePositive: 90 };

interface Bounds {
  readonly low?: number;
  readonly high?: number;
}

const count = fc.nat(400);
const anyTable = fc.record<ConfusionTable>({
  truePositive: count,
  falseNegative: count,
  trueNegative: count,
  falsePositive: count,
});

describe('2x2 table', () => {
  it("gives the paper's own figures, plain and balanced accuracy told apart", () => {
    const summary = summariseConfusion(paper, 0.04);
    const written = (statistic: { kind: string; value?: number }): string | undefined =>
      statistic.value?.toFixed(3);
    expect(written(summary.sensitivity)).toBe('0.910');
    expect(written(summary.specificity)).toBe('0.786');
    expect(written(summary.accuracy)).toBe('0.803');
    expect(written(summary.balancedAccuracy)).toBe('0.848');
    expectClose(summary.sensitivity, { wilson: { low: 0.818, high: 0.958 } }, 5e-4);
    expectClose(summary.specificity, { wilson: { low: 0.745, high: 0.823 } }, 5e-4);
    expectClose(summary.atPrevalence, { prevalence: 0.04, positive: { value: 0.151 } }, 5e-4);
    expectClose(summary.atPrevalence, { negative: { value: 0.995 } }, 5e-4);
  });

  it.each(reference.tables)('agrees with R: $table', (expected) => {
    const { table, prevalenceStated, positiveAtPrevalence, negativeAtPrevalence, ...figures } = expected;
    const summary = summariseConfusion(table, prevalenceStated);
    expectClose(summary, figures);
    expectClose(summary.atPrevalence, { positive: positiveAtPrevalence, negative: negativeAtPrevalence });
  });

  it('holds no number that is not finite, and every interval its value', () => {
    fc.assert(
      fc.property(anyTable, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (table, prevalence) => {
        const check = (part: unknown): void => {
          if (typeof part === 'number') expect(Number.isFinite(part)).toBe(true);
          if (typeof part !== 'object' || part === null) return;
          const { value, low, high, wilson, clopperPearson } = part as Record<string, unknown>;
          for (const bounds of [{ low, high }, wilson, clopperPearson] as (Bounds | undefined)[]) {
            if (typeof value !== 'number' || bounds?.low === undefined) continue;
            expect(bounds.low).toBeLessThanOrEqual(value + 1e-12);
            expect(bounds.high).toBeGreaterThanOrEqual(value - 1e-12);
          }
          Object.values(part).forEach(check);
        };
        check(summariseConfusion(table, prevalence));
      }),
    );
  });

  it('exchanges sensitivity and specificity, and inverts the ratios, when the classes change places', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const there = summariseConfusion(table, 0.1);
        const back = summariseConfusion(
          {
            truePositive: table.trueNegative,
            falseNegative: table.falsePositive,
            trueNegative: table.truePositive,
            falsePositive: table.falseNegative,
          },
          0.9,
        );
        expect(back.sensitivity).toEqual(there.specificity);
        expect(back.positivePredictiveValue).toEqual(there.negativePredictiveValue);
        expect(back.accuracy).toEqual(there.accuracy);
        expectClose(back.balancedAccuracy, there.balancedAccuracy);
        expectClose(back.diagnosticOddsRatio, there.diagnosticOddsRatio);
        if (
          there.likelihoodRatioPositive.kind === 'estimate' &&
          back.likelihoodRatioNegative.kind === 'estimate'
        ) {
          expectClose(1 / back.likelihoodRatioNegative.value, there.likelihoodRatioPositive.value);
        }
        if (there.atPrevalence && back.atPrevalence) {
          expectClose(back.atPrevalence.positive, there.atPrevalence.negative);
        }
      }),
    );
  });

  it('says so where a figure does not exist', () => {
    const none = summariseConfusion(
      { truePositive: 0, falseNegative: 0, trueNegative: 0, falsePositive: 0 },
      0.04,
    );
    expect(none.sensitivity).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(none.balancedAccuracy).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(none.diagnosticOddsRatio).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(none.atPrevalence?.positive).toEqual({ kind: 'undefined', reason: 'no-cases' });

    const perfect = summariseConfusion(
      { truePositive: 8, falseNegative: 0, trueNegative: 9, falsePositive: 0 },
      0.04,
    );
    expect(perfect.sensitivity).toMatchObject({ value: 1, clopperPearson: { high: 1 } });
    expect(perfect.likelihoodRatioPositive).toEqual({ kind: 'undefined', reason: 'zero-denominator' });
    expect(perfect.likelihoodRatioNegative).toMatchObject({ kind: 'estimate', value: 0, low: 0 });
    expect(perfect.atPrevalence?.positive).toMatchObject({ kind: 'estimate', value: 1, high: 1 });
    expect(perfect.diagnosticOddsRatio).toEqual({ kind: 'undefined', reason: 'zero-denominator' });
    const hopeless = summariseConfusion({
      truePositive: 0,
      falseNegative: 8,
      trueNegative: 9,
      falsePositive: 1,
    });
    expect(hopeless.diagnosticOddsRatio).toEqual({ kind: 'point', value: 0, reason: 'zero-cell' });

    const allFlagged = summariseConfusion(
      { truePositive: 8, falseNegative: 0, trueNegative: 0, falsePositive: 9 },
      0.04,
    );
    expect(allFlagged.likelihoodRatioPositive).toMatchObject({ kind: 'estimate', value: 1 });
    expect(allFlagged.likelihoodRatioNegative).toEqual({ kind: 'undefined', reason: 'zero-denominator' });
    expect(allFlagged.negativePredictiveValue).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(allFlagged.atPrevalence?.negative).toEqual({ kind: 'undefined', reason: 'no-such-calls' });
    expect(summariseConfusion(paper).atPrevalence).toBeNull();
  });

  it('refuses impossible counts and prevalences', () => {
    expect(() => summariseConfusion({ ...paper, truePositive: -1 })).toThrow(/true positive/);
    expect(() => summariseConfusion({ ...paper, falsePositive: 1.5 })).toThrow(RangeError);
    expect(() => predictiveValuesAtPrevalence(paper, 0)).toThrow(RangeError);
    expect(() => predictiveValuesAtPrevalence(paper, 4)).toThrow(/prevalence/);
  });
});
