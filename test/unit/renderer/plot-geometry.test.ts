import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartColours, paperRules } from '#ui/chart-colours.ts';
import { linePath, roundTicks } from '#ui/plot-geometry.ts';

describe('ticks of an axis', () => {
  it.each([
    [0, 0.5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    [0.5, 40.5, [10, 20, 30, 40]],
    [-0.02, 0.044, [-0.02, 0, 0.02, 0.04]],
  ] as const)('from %d to %d are round', (from, to, ticks) => {
    expect(roundTicks(from, to)).toEqual(ticks);
  });

  it('are few, lie inside, and grow', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (from, length) => {
          const ticks = roundTicks(from, from + length);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(7);
          const slack = 1e-5 * (Math.abs(from) + length);
          ticks.forEach((tick, index) => {
            expect(tick).toBeGreaterThanOrEqual(from - slack);
            expect(tick).toBeLessThanOrEqual(from + length + slack);
            expect(tick).toBeGreaterThan(ticks[index - 1] ?? Number.NEGATIVE_INFINITY);
          });
        },
      ),
    );
  });
});

describe('a drawing', () => {
  it('joins its points in order', () => {
    expect(
      linePath([
        [1, 2],
        [3.25, 4],
      ]),
    ).toBe('M1.0 2.0L3.3 4.0');
  });

  it('has another colour on paper for each of its colours', () => {
    const rules = paperRules('.x');
    for (const colour of Object.values(chartColours)) {
      expect(rules).toContain(`.x [fill="${colour}"]{fill:#`);
      expect(rules).toContain(`.x [stroke="${colour}"]{stroke:#`);
    }
  });
});
