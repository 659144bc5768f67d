import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRocAreas } from '#domain/statistics/compare-roc-areas.ts';
import { rocArea } from '#domain/statistics/roc-area.ts';
import { rocPoints } from '#domain/statistics/roc-points.ts';
import type { ScoredCase } from '#domain/statistics/scored-case.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

const sets = reference.roc.map((set) => ({
  ...set,
  scored: set.positive.map((positive, i) => ({ positive, score: set.first[i] ?? 0 })),
  twice: set.positive.map((positive, i) => ({
    positive,
    first: set.first[i] ?? 0,
    second: set.second[i] ?? 0,
  })),
}));

/** Few distinct scores, so that ties are common. */
const anyCases = fc.array(fc.record({ score: fc.nat(12).map((n) => n / 12), positive: fc.boolean() }), {
  maxLength: 60,
});

/** The definition: share of pairs ordered rightly, ties counted half. */
function areaByPairs(cases: readonly ScoredCase[]): number {
  let sum = 0;
  let pairs = 0;
  for (const { score: high } of cases.filter(({ positive }) => positive)) {
    for (const { score: low } of cases.filter(({ positive }) => !positive)) {
      sum += high > low ? 1 : high === low ? 0.5 : 0;
      pairs += 1;
    }
  }
  return sum / pairs;
}

describe('ROC area', () => {
  it.each(sets)('has the value, DeLong error and interval of pROC', ({ scored, area }) => {
    expectClose(rocArea(scored), area);
  });

  it.each(sets)('differs from another on the same cases as pROC says', ({ twice, difference }) => {
    expectClose(compareRocAreas(twice), difference);
  });

  it.each(sets)('has the operating points of pROC', ({ scored, points }) => {
    const found = rocPoints(scored);
    expectClose(
      found?.map(({ sensitivity }) => sensitivity),
      points.sensitivity,
    );
    expectClose(
      found?.map(({ falsePositiveRate }) => falsePositiveRate),
      points.falsePositiveRate,
    );
  });

  it('is the share of rightly ordered pairs and the area under its points', () => {
    fc.assert(
      fc.property(anyCases, (cases) => {
        const area = rocArea(cases);
        const points = rocPoints(cases);
        if (area.kind === 'undefined') {
          expect(points).toBeNull();
          return;
        }
        expect(area.value).toBeCloseTo(areaByPairs(cases), 12);
        const trapezia = (points ?? []).reduce((sum, point, i) => {
          const before = points?.[i - 1];
          return before
            ? sum +
                ((point.falsePositiveRate - before.falsePositiveRate) *
                  (point.sensitivity + before.sensitivity)) /
                  2
            : sum;
        }, 0);
        expect(area.value).toBeCloseTo(trapezia, 12);
      }),
    );
  });

  it('depends on the order of scores only, not of cases, and mirrors when the classes change places', () => {
    fc.assert(
      fc.property(anyCases, (cases) => {
        const area = rocArea(cases);
        expectClose(rocArea([...cases].reverse()), area);
        expectClose(
          rocArea(cases.map(({ score, positive }) => ({ score: Math.exp(score), positive }))),
          area,
        );
        const swapped = rocArea(cases.map(({ score, positive }) => ({ score, positive: !positive })));
        if (area.kind !== 'estimate' || swapped.kind !== 'estimate') {
          expect(swapped.kind).toBe(area.kind);
          return;
        }
        expect(swapped.value).toBeCloseTo(1 - area.value, 12);
        expect(swapped.standardError).toBeCloseTo(area.standardError, 12);
      }),
    );
  });

  it('gives no interval where the formula has no spread, and no value without both classes', () => {
    const at = (score: number, positive: boolean): ScoredCase => ({ score, positive });
    const separated = [at(0.9, true), at(0.8, true), at(0.2, false), at(0.1, false)];
    expect(rocArea(separated)).toEqual({ kind: 'point', value: 1, reason: 'no-spread' });
    expect(rocArea([at(0.9, true), at(0.2, false), at(0.95, false)])).toEqual({
      kind: 'point',
      value: 0.5,
      reason: 'too-few-cases',
    });
    expect(rocArea([at(0.9, true)])).toEqual({ kind: 'undefined', reason: 'one-class-only' });
    expect(rocArea([])).toEqual({ kind: 'undefined', reason: 'one-class-only' });
    expect(() => rocArea([at(Number.NaN, true), at(0.1, false)])).toThrow(RangeError);
  });
});

describe('difference of two ROC areas', () => {
  const anyTwice = fc.array(fc.record({ first: fc.nat(9), second: fc.nat(9), positive: fc.boolean() }), {
    minLength: 4,
    maxLength: 40,
  });

  it('changes its sign with the order of the two, and the p value stays', () => {
    fc.assert(
      fc.property(anyTwice, (cases) => {
        const there = compareRocAreas(cases);
        const back = compareRocAreas(
          cases.map(({ first, second, positive }) => ({ first: second, second: first, positive })),
        );
        expect(back.kind).toBe(there.kind);
        if (there.kind !== 'estimate' || back.kind !== 'estimate') return;
        expect(back.value).toBeCloseTo(-there.value, 12);
        expect(back.pValue).toBeCloseTo(there.pValue, 10);
        expect(there.pValue).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives no interval for a score against itself', () => {
    const [set] = sets;
    const same = set?.twice.map(({ first, positive }) => ({ first, second: first, positive })) ?? [];
    expect(compareRocAreas(same)).toEqual({ kind: 'point', value: 0, reason: 'no-spread' });
  });
});
