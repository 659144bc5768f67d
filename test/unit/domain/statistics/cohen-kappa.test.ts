import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '#domain/statistics/cohen-kappa.ts';

/** Computed by hand from Fleiss, Cohen, Everitt 1969: kappa .4, standard error sqrt(.2016 / 12.5) = .12700. */
const workedExample = [
  [20, 5],
  [10, 15],
];

describe("Cohen's kappa", () => {
  it('gives the worked example, interval included', () => {
    const kappa = cohenKappa(workedExample);
    expect(kappa?.value).toBeCloseTo(0.4, 12);
    expect(kappa?.low).toBeCloseTo(0.4 - 1.959964 * 0.126996, 5);
    expect(kappa?.high).toBeCloseTo(0.4 + 1.959964 * 0.126996, 5);
  });

  it('is 1 when two raters agree on cases of both kinds, and undefined when only one kind was ever called', () => {
    expect(
      cohenKappa([
        [7, 0],
        [0, 5],
      ])?.value,
    ).toBe(1);
    expect(
      cohenKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });

  it('does not depend on which rater comes first, and its interval holds it', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const kappa = cohenKappa([
          [a, b],
          [c, d],
        ]);
        const swapped = cohenKappa([
          [a, c],
          [b, d],
        ]);
        if (!kappa || !swapped) {
          expect(kappa).toEqual(swapped);
          return;
        }
        expect(kappa.value).toBeCloseTo(swapped.value, 10);
        expect(kappa.low).toBeCloseTo(swapped.low, 8);
        expect(kappa.value).toBeGreaterThanOrEqual(kappa.low - 1e-12);
        expect(kappa.value).toBeLessThanOrEqual(kappa.high + 1e-12);
        expect(kappa.value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
