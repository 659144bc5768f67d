import { describe, expect, it } from 'vitest';
import { bcaInterval } from '#domain/statistics/bca-interval.ts';
import { groupedBootstrap } from '#domain/statistics/grouped-bootstrap.ts';
import { sampleQuantile } from '#domain/statistics/sample-quantile.ts';
import { seededRandom } from '#domain/statistics/seeded-random.ts';
import reference from '#test/fixtures/statistics/reference.json' with { type: 'json' };
import { expectClose } from './expect-close.ts';

const mean = (rows: readonly number[]): number | null =>
  rows.length === 0 ? null : rows.reduce((sum, row) => sum + row, 0) / rows.length;

describe('seeded random source', () => {
  it('gives the known first numbers of Mulberry32 for the seed 0', () => {
    const random = seededRandom(0);
    expect([random(), random()]).toEqual([0.26642920868471265, 0.0003297457005828619]);
  });

  it('repeats itself for a seed, differs between seeds, and fills [0, 1) evenly', () => {
    const first = seededRandom(7);
    const again = seededRandom(7);
    const drawn = Array.from({ length: 20_000 }, first);
    expect(Array.from({ length: 20_000 }, again)).toEqual(drawn);
    expect(seededRandom(8)()).not.toBe(drawn[0]);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    // Chi-squared of 100 cells, 99 degrees of freedom: below 148 in 999 of 1000.
    const cells = Array.from({ length: 100 }, () => 0);
    for (const x of drawn) cells[Math.floor(x * 100)] = (cells[Math.floor(x * 100)] ?? 0) + 1;
    expect(cells.reduce((sum, n) => sum + (n - 200) ** 2 / 200, 0)).toBeLessThan(148);
  });
});

describe('bootstrap intervals', () => {
  const { values, value, replicates, withoutOne, quantile, percentileOfBoot, bcaOfBoot } =
    reference.bootstrap;

  it('takes the quantiles of R from given replicates', () => {
    expectClose(
      { low: sampleQuantile(replicates, 0.025), high: sampleQuantile(replicates, 0.975) },
      quantile,
    );
    expect(() => sampleQuantile([], 0.5)).toThrow(RangeError);
  });

  it('corrects bias and skewness as the package boot does, but for its interpolation between replicates', () => {
    // Neighbouring replicates lie about .02 apart at the ends; the mean is about 5.
    expectClose(bcaInterval(replicates, value, withoutOne), bcaOfBoot, 0.005);
    const plain = { low: sampleQuantile(replicates, 0.025), high: sampleQuantile(replicates, 0.975) };
    expectClose(plain, percentileOfBoot, 0.005);
    // The correction is much larger than that tolerance, so it is seen to be made.
    expect(Math.abs(bcaOfBoot.high - percentileOfBoot.high)).toBeGreaterThan(0.1);
  });

  it('draws intervals like those of R from its own generator', () => {
    const question = { groups: values.map((one) => [one]), statistic: mean, resamples: 4000 };
    const found = groupedBootstrap({ ...question, random: seededRandom(1) });
    expect(groupedBootstrap({ ...question, random: seededRandom(1) })).toEqual(found);
    expectClose(
      found,
      { kind: 'estimate', value, percentile: percentileOfBoot, undefinedResamples: 0 },
      0.04,
    );
    expectClose(found, { bca: bcaOfBoot }, 0.04);
  });

  it('draws every group equally often, and as many as there are', () => {
    const drawn = Array.from({ length: 10 }, () => 0);
    groupedBootstrap({
      groups: drawn.map((_, group) => [group]),
      statistic: (rows) => {
        if (rows.length < 10) return 0; // The jackknife, which leaves one out.
        for (const group of rows) drawn[group] = (drawn[group] ?? 0) + 1;
        return mean(rows);
      },
      resamples: 1000,
      random: seededRandom(4),
    });
    // 1000 each and once more for the value itself; standard deviation 30.
    for (const times of drawn) expect(Math.abs(times - 1001)).toBeLessThan(120);
    expect(drawn.reduce((sum, times) => sum + times, 0)).toBe(10_010);
  });

  it('is wider when the rows of a patient belong together', () => {
    const ungrouped = groupedBootstrap({
      groups: values.flatMap((one) => [[one], [one], [one], [one]]),
      statistic: mean,
      resamples: 2000,
      random: seededRandom(2),
    });
    const grouped = groupedBootstrap({
      groups: values.map((one) => [one, one, one, one]),
      statistic: mean,
      resamples: 2000,
      random: seededRandom(2),
    });
    if (grouped.kind !== 'estimate' || ungrouped.kind !== 'estimate') throw new Error('both exist');
    const width = ({ percentile: { low, high } }: { percentile: { low: number; high: number } }): number =>
      high - low;
    expect(width(grouped) / width(ungrouped)).toBeGreaterThan(1.7);
    expect(width(grouped) / width(ungrouped)).toBeLessThan(2.3);
  });

  it('says where there is no interval or no value', () => {
    const random = seededRandom(3);
    const ask = (groups: number[][], statistic: (rows: readonly number[]) => number | null): unknown =>
      groupedBootstrap({ groups, statistic, resamples: 200, random });
    expect(ask([], mean)).toEqual({ kind: 'undefined', reason: 'undefined-statistic' });
    expect(ask([[1, 2]], mean)).toEqual({ kind: 'point', value: 1.5, reason: 'too-few-groups' });
    const onlyWithNine = (rows: readonly number[]): number | null => (rows.includes(9) ? 1 : null);
    expect(ask([[1], [9]], onlyWithNine)).toEqual({ kind: 'point', value: 1, reason: 'undefined-resamples' });
    expect(ask([[1], [1], [1]], mean)).toMatchObject({ percentile: { low: 1, high: 1 }, bca: null });
    expect(() => groupedBootstrap({ groups: [[1]], statistic: mean, resamples: 0, random })).toThrow(
      RangeError,
    );
  });
});
