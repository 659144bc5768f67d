import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference, type PairedCounts } from '#domain/statistics/paired-difference.ts';

/** Every outcome of n cases with these chances of (both, first only, second only), with its own chance. */
function* outcomes(n: number, chances: readonly [number, number, number]): Generator<[PairedCounts, number]> {
  const logFactorial = [0];
  for (let k = 1; k <= n; k += 1) logFactorial.push((logFactorial[k - 1] ?? 0) + Math.log(k));
  const fourth = 1 - chances[0] - chances[1] - chances[2];
  for (let both = 0; both <= n; both += 1) {
    for (let firstOnly = 0; both + firstOnly <= n; firstOnly += 1) {
      for (let secondOnly = 0; both + firstOnly + secondOnly <= n; secondOnly += 1) {
        const neither = n - both - firstOnly - secondOnly;
        const counts = [both, firstOnly, secondOnly, neither];
        const ways = counts.reduce((log, k) => log - (logFactorial[k] ?? 0), logFactorial[n] ?? 0);
        const chance = [...chances, fourth].reduce((log, p, i) => log + (counts[i] ?? 0) * Math.log(p), ways);
        yield [{ both, firstOnly, secondOnly, neither }, Math.exp(chance)];
      }
    }
  }
}

describe('difference of paired proportions', () => {
  it.each([
    { n: 20, chances: [0.6, 0.2, 0.05] as const },
    { n: 30, chances: [0.85, 0.08, 0.02] as const },
    { n: 40, chances: [0.3, 0.2, 0.2] as const },
  ])('covers the truth, counted over every outcome of $n cases', ({ n, chances }) => {
    const truth = chances[1] - chances[2];
    let covered = 0;
    let counted = 0;
    for (const [counts, chance] of outcomes(n, chances)) {
      const found = pairedDifference(counts);
      counted += chance;
      if (found.kind === 'estimate' && found.low <= truth && truth <= found.high) covered += chance;
    }
    expect(counted).toBeCloseTo(1, 9);
    expect(covered).toBeGreaterThan(0.94);
    expect(covered).toBeLessThan(0.995);
  });

  it('gives the published interval of airway hyper-responsiveness before and after stem cell transplantation', () => {
    // Bentur et al. 2009, worked in Fagerland, Lydersen, Laake, Statistical Analysis of Contingency Tables, CRC 2017,
    // chapter 8: Newcombe square-and-add, -0.507 to -0.026.
    const found = pairedDifference({ both: 1, firstOnly: 1, secondOnly: 7, neither: 12 });
    if (found.kind === 'undefined') throw new Error('twenty-one pairs have a difference');
    expect(found.value).toBeCloseTo(-6 / 21, 12);
    expect([found.low.toFixed(3), found.high.toFixed(3)]).toEqual(['-0.507', '-0.026']);
  });

  it('changes its sign when the two change places, holds its value, and stays within -1 and 1', () => {
    const count = fc.nat(60);
    const anyCounts = fc.record({ both: count, firstOnly: count, secondOnly: count, neither: count });
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const there = pairedDifference(counts);
        const back = pairedDifference({
          ...counts,
          firstOnly: counts.secondOnly,
          secondOnly: counts.firstOnly,
        });
        if (there.kind === 'undefined' || back.kind === 'undefined') {
          expect(Object.values(counts)).toEqual([0, 0, 0, 0]);
          return;
        }
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(there.low).toBeLessThanOrEqual(there.value);
        expect(there.high).toBeGreaterThanOrEqual(there.value);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is narrower where the calls go together than for independent calls of the same shares', () => {
    const width = (counts: PairedCounts): number => {
      const found = pairedDifference(counts);
      return found.kind === 'estimate' ? found.high - found.low : Number.NaN;
    };
    const together = width({ both: 48, firstOnly: 2, secondOnly: 2, neither: 48 });
    const apart = width({ both: 25, firstOnly: 25, secondOnly: 25, neither: 25 });
    expect(together).toBeLessThan(apart / 2);
  });

  it('does not exist without cases and refuses impossible counts', () => {
    const none = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
    expect(pairedDifference(none)).toEqual({ kind: 'undefined', reason: 'no-cases' });
    expect(() => pairedDifference({ ...none, both: -1 })).toThrow(RangeError);
  });
});
