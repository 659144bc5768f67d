import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ewmaChart, slowEwma } from '#domain/statistics/ewma-chart.ts';
import { pChart } from '#domain/statistics/p-chart.ts';
import { seededRandom } from '#domain/statistics/seeded-random.ts';
import {
  handbookProcess,
  orangeJuice,
  slowChartRunLengths,
} from '#test/fixtures/statistics/control-charts.ts';

describe('a chart of shares', () => {
  it('has the limits of the worked example and marks the same samples', () => {
    const { n, counted, centre, low, high, outside } = orangeJuice;
    const mean = counted.reduce((sum, one) => sum + one, 0) / (n * counted.length);
    expect(mean).toBeCloseTo(centre, 4);
    const charted = pChart(
      counted.map((one) => ({ n, counted: one })),
      mean,
    );
    expect(charted[0]?.low).toBeCloseTo(low, 4);
    expect(charted[0]?.high).toBeCloseTo(high, 4);
    expect(charted.flatMap(({ isOut }, index) => (isOut ? [index + 1] : []))).toEqual(outside);
  });

  it('stays within 0 and 1, widens for small groups and leaves empty ones out', () => {
    const [small, large] = pChart(
      [
        { n: 4, counted: 1 },
        { n: 0, counted: 0 },
        { n: 100, counted: 9 },
      ],
      0.05,
    );
    expect(small).toMatchObject({ low: 0, n: 4 });
    expect(large?.n).toBe(100);
    expect(small?.high).toBeGreaterThan(large?.high ?? 1);
    expect(() => pChart([{ n: 3, counted: 4 }], 0.1)).toThrow(RangeError);
    expect(() => pChart([], 1.2)).toThrow(RangeError);
  });
});

describe('a moving average', () => {
  it('is the one of the worked example, and so are its limits in the long run', () => {
    const { mean, standardDeviation, weight, width, values, averages, low, high } = handbookProcess;
    const points = ewmaChart(values, { mean, standardDeviation }, { weight, width });
    points.forEach(({ average }, index) => {
      // The handbook carries its rounded averages on.
      expect(Math.abs(average - (averages[index] ?? 0))).toBeLessThan(0.012);
    });
    expect(points.at(-1)?.low).toBeCloseTo(low, 2);
    expect(points.at(-1)?.high).toBeCloseTo(high, 2);
    expect(points.some(({ isOut }) => isOut)).toBe(false);
  });

  it.each(slowChartRunLengths.lengths)(
    'warns after as many values as R computes when the mean moved by $moved',
    ({ moved, mean }) => {
      const random = seededRandom(7);
      const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const runs = moved === 0 ? 300 : 1000;
      let total = 0;
      for (let run = 0; run < runs; run += 1) total += runLength(() => moved + normal());
      // The length of a run spreads about as much as its mean: four standard errors.
      expect(Math.abs(total / runs - mean)).toBeLessThan((4 * mean) / Math.sqrt(runs));
    },
  );

  it('follows a change of unit, and starts at the mean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (values, scale) => {
          const plain = ewmaChart(values, { mean: 0, standardDeviation: 1 });
          const scaled = ewmaChart(
            values.map((value) => 3 + scale * value),
            { mean: 3, standardDeviation: scale },
          );
          plain.forEach(({ average, high }, index) => {
            expect(scaled[index]?.average).toBeCloseTo(3 + scale * average, 6);
            expect(scaled[index]?.high).toBeCloseTo(3 + scale * high, 6);
          });
        },
      ),
    );
    expect(() => ewmaChart([1], { mean: 0, standardDeviation: 0 })).toThrow(RangeError);
    expect(() => ewmaChart([1], { mean: 0, standardDeviation: 1 }, { ...slowEwma, weight: 0 })).toThrow(
      RangeError,
    );
  });
});

/** Values until the chart warns. More are drawn only while it has not. */
function runLength(draw: () => number): number {
  for (let values = drawMany(draw, 64); ; values = [...values, ...drawMany(draw, values.length)]) {
    const out = ewmaChart(values, { mean: 0, standardDeviation: 1 }).findIndex(({ isOut }) => isOut);
    if (out >= 0) return out + 1;
  }
}

function drawMany(draw: () => number, count: number): number[] {
  return Array.from({ length: count }, draw);
}
