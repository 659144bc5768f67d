import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleissKappa } from '#domain/statistics/fleiss-kappa.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

/** 10 cases, 14 raters, 5 categories; kappa .210. Source: Wikipedia, "Fleiss' kappa", worked example. */
const workedExample = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

describe("Fleiss' kappa", () => {
  it('gives the worked example', () => {
    expectClose(fleissKappa(workedExample), { kind: 'estimate', value: 0.21 }, 5e-4);
  });

  it.each(reference.fleiss)(
    'has the value that R counts over pairs of raters, and its interval',
    ({ counts, estimate }) => {
      expectClose(fleissKappa(counts), estimate);
    },
  );

  it('has about the standard error of the jackknife', () => {
    const shares = reference.fleiss.map(({ counts, jackknifeError }) => {
      const kappa = fleissKappa(counts);
      return kappa.kind === 'estimate' ? (kappa.high - kappa.value) / 1.959964 / jackknifeError : 0;
    });
    const [small, large] = shares;
    expect(small).toBeGreaterThan(0.9);
    expect(small).toBeLessThan(1.1);
    expect(large).toBeGreaterThan(0.99);
    expect(large).toBeLessThan(1.01);
  });

  it('does not depend on the order of cases or categories', () => {
    const anyCounts = fc.array(
      fc.nat(4).map((first) => [first, 4 - first]),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const kappa = fleissKappa(counts);
        expectClose(fleissKappa([...counts].reverse()), kappa);
        expectClose(fleissKappa(counts.map((row) => [...row].reverse())), kappa);
        if (kappa.kind !== 'undefined') expect(kappa.value).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('says where it has no interval or no value', () => {
    expect(
      fleissKappa([
        [3, 0],
        [0, 3],
      ]),
    ).toEqual({ kind: 'point', value: 1, reason: 'perfect-agreement' });
    expect(fleissKappa([[2, 1]])).toMatchObject({ kind: 'point', reason: 'too-few-cases' });
    expect(fleissKappa([[3, 0]])).toEqual({ kind: 'undefined', reason: 'one-category-only' });
    expect(fleissKappa([])).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(() =>
      fleissKappa([
        [3, 0],
        [1, 1],
      ]),
    ).toThrow(RangeError);
    expect(() => fleissKappa([[1, 0]])).toThrow(RangeError);
  });
});
