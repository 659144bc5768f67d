import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '#domain/statistics/cohen-kappa.ts';
import { weightedKappa } from '#domain/statistics/weighted-kappa.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

/** Computed by hand from Fleiss, Cohen, Everitt 1969: kappa .4, standard error sqrt(.2016 / 12.5) = .12700. */
const workedExample = [
  [20, 5],
  [10, 15],
];

describe("Cohen's kappa", () => {
  it('gives the worked example, interval included', () => {
    expectClose(
      cohenKappa(workedExample),
      { kind: 'estimate', value: 0.4, low: 0.4 - 1.959964 * 0.126996, high: 0.4 + 1.959964 * 0.126996 },
      1e-5,
    );
  });

  it.each(reference.kappa)('agrees with vcd in R: $table', ({ table, unweighted, linear, quadratic }) => {
    expectClose(cohenKappa(table), unweighted);
    expectClose(weightedKappa(table, 'linear'), linear);
    expectClose(weightedKappa(table, 'quadratic'), quadratic);
  });

  it('is 1 without an interval when two raters agree on cases of both kinds: that is no certainty', () => {
    const agreed = [
      [7, 0],
      [0, 5],
    ];
    expect(cohenKappa(agreed)).toEqual({ kind: 'point', value: 1, reason: 'perfect-agreement' });
  });

  it('has no interval either where one rater gave one answer only, or where the two always differ', () => {
    expect(
      cohenKappa([
        [0, 3],
        [0, 9],
      ]),
    ).toMatchObject({ kind: 'point', reason: 'no-spread' });
    expect(
      cohenKappa([
        [0, 6],
        [6, 0],
      ]),
    ).toEqual({ kind: 'point', value: -1, reason: 'no-spread' });
  });

  it('is undefined when only one kind was ever called, and without cases', () => {
    expect(
      cohenKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toEqual({ kind: 'undefined', reason: 'one-category-only' });
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ kind: 'undefined', reason: 'no-cases' });
  });

  it('does not depend on which rater comes first nor on the order of categories, and its interval holds it', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const kappa = cohenKappa([
          [a, b],
          [c, d],
        ]);
        const raters = cohenKappa([
          [a, c],
          [b, d],
        ]);
        const categories = cohenKappa([
          [d, c],
          [b, a],
        ]);
        expectClose(raters, kappa, 1e-8);
        expectClose(categories, kappa, 1e-8);
        if (kappa.kind === 'undefined') return;
        expect(Math.abs(kappa.value)).toBeLessThanOrEqual(1 + 1e-12);
        if (kappa.kind === 'point') return;
        expect(kappa.low).toBeLessThan(kappa.value);
        expect(kappa.high).toBeGreaterThan(kappa.value);
      }),
    );
  });

  it('weighs two categories alike in every way', () => {
    for (const weights of ['linear', 'quadratic'] as const) {
      expectClose(weightedKappa(workedExample, weights), cohenKappa(workedExample), 1e-12);
    }
  });

  it('refuses tables that are not square or no counts', () => {
    expect(() => cohenKappa([[1, 2]])).toThrow(RangeError);
    expect(() =>
      cohenKappa([
        [1, -2],
        [0, 1],
      ]),
    ).toThrow(RangeError);
  });
});
