import { describe, expect, it } from 'vitest';
import type { ConfusionTable } from '#domain/statistics/confusion-table.ts';
import { minimise } from '#domain/statistics/minimise.ts';
import { poolSites } from '#domain/statistics/pool-sites.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

const table = (tp: number, fn: number, tn: number, fp: number): ConfusionTable => ({
  truePositive: tp,
  falseNegative: fn,
  trueNegative: tn,
  falsePositive: fp,
});

describe('pooled sites', () => {
  it.each(reference.pools)(
    'agree with the bivariate REML model of metafor, $tables.length sites',
    (expected) => {
      const { tables, sensitivity, specificity, sensitivitySpread, specificitySpread, correlation } =
        expected;
      const pooled = poolSites(tables);
      expectClose(pooled, { kind: 'pooled', sites: tables.length, sensitivity, specificity }, 2e-5);
      expectClose(pooled, { sensitivitySpread, specificitySpread }, 2e-4);
      if (pooled.kind !== 'pooled') throw new Error('pooled');
      if (pooled.correlation !== null) expectClose(pooled.correlation, correlation, 2e-3);
    },
  );

  it('do not depend on the order of sites, and mirror when the classes change places', () => {
    const tables = reference.pools[0]?.tables ?? [];
    const there = poolSites(tables);
    expectClose(poolSites([...tables].reverse()), there, 1e-5);
    const mirrored = poolSites(
      tables.map((one) => table(one.trueNegative, one.falsePositive, one.truePositive, one.falseNegative)),
    );
    if (there.kind !== 'pooled') throw new Error('pooled');
    expectClose(mirrored, { sensitivity: there.specificity, specificity: there.sensitivity }, 1e-5);
  });

  it('are the common proportion where sites are alike', () => {
    const pooled = poolSites(Array.from({ length: 5 }, () => table(40, 10, 160, 40)));
    expectClose(
      pooled,
      { sensitivity: { value: 0.8 }, specificity: { value: 0.8 }, correlation: null },
      1e-6,
    );
    expectClose(pooled, { sensitivitySpread: 0, specificitySpread: 0 }, 1e-4);
  });

  it('leave out sites without cases of both kinds, and say when too few remain', () => {
    const known = [table(9, 1, 30, 6), table(14, 3, 50, 9), table(22, 2, 80, 25)];
    expect(poolSites([...known, table(0, 0, 30, 6)])).toMatchObject({ sites: 3, corrected: false });
    expect(poolSites([...known, table(5, 0, 30, 6)])).toMatchObject({ sites: 4, corrected: true });
    expect(poolSites(known.slice(0, 2))).toEqual({ kind: 'undefined', reason: 'too-few-sites' });
    expect(() => poolSites([table(-1, 2, 3, 4)])).toThrow(RangeError);
  });
});

describe('downhill simplex', () => {
  it('finds the bottom of the valley of Rosenbrock', () => {
    const found = minimise(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1], 0.5);
    expectClose(found, { at: [1, 1], value: 0 }, 1e-6);
  });

  it('does not claim a minimum where there is none', () => {
    expect(minimise(([x = 0, y = 0]) => x - y, [0, 0], 1)).toBeNull();
  });
});
