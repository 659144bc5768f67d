import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filmScale } from '#domain/imaging/measurement/film-scale.ts';
import { measureAnnotation } from '#domain/imaging/measurement/measure-annotation.ts';
import {
  regionAreaPx,
  regionStatistics,
  type Region,
} from '#domain/imaging/measurement/region-statistics.ts';

const ramp = {
  widthPx: 40,
  heightPx: 30,
  samples: Int16Array.from({ length: 1200 }, (_, index) => (index % 40) * 10 - 100),
};

function region(shape: Region['shape'], x: number, y: number, toX: number, toY: number): Region {
  return { shape, corner: { xPx: x, yPx: y }, opposite: { xPx: toX, yPx: toY } };
}

describe('region statistics', () => {
  it('Given a rectangle over whole pixels, then exactly these count', () => {
    expect(regionStatistics(ramp, region('rectangle', 2, 3, 6, 5))).toEqual({
      pixelCount: 8,
      mean: -65,
      standardDeviation: Math.sqrt(125),
      minimum: -80,
      maximum: -50,
    });
    expect(regionAreaPx(region('rectangle', 2, 3, 6, 5))).toBe(8);
  });

  it('Given a region beside the film or thinner than a pixel, then it has none', () => {
    expect(regionStatistics(ramp, region('ellipse', 60, 60, 90, 90))).toBeUndefined();
    expect(regionStatistics(ramp, region('rectangle', 2.6, 3, 3.2, 9))).toBeUndefined();
  });

  it('Given any region, then its pixels are those whose centre lies in it', () => {
    const x = fc.double({ min: -5, max: 45, noNaN: true });
    const y = fc.double({ min: -5, max: 35, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom('ellipse', 'rectangle'), x, y, x, y, (shape, x1, y1, x2, y2) => {
        const inside: number[] = [];
        ramp.samples.forEach((sample, index) => {
          const across = ((index % 40) + 0.5 - (x1 + x2) / 2) / (Math.abs(x2 - x1) / 2);
          const down = (Math.floor(index / 40) + 0.5 - (y1 + y2) / 2) / (Math.abs(y2 - y1) / 2);
          const distance =
            shape === 'ellipse' ? Math.hypot(across, down) : Math.max(Math.abs(across), Math.abs(down));
          // A centre on the very edge may fall on either side by rounding.
          fc.pre(Math.abs(distance - 1) > 1e-9);
          if (distance < 1) inside.push(sample);
        });
        const found = regionStatistics(ramp, region(shape, x1, y1, x2, y2));
        expect(found?.pixelCount ?? 0).toBe(inside.length);
        if (!found) return;
        const mean = inside.reduce((sum, each) => sum + each, 0) / inside.length;
        const spread = inside.reduce((sum, each) => sum + (each - mean) ** 2, 0) / inside.length;
        expect(found.mean).toBeCloseTo(mean, 9);
        expect(found.standardDeviation).toBeCloseTo(Math.sqrt(spread), 9);
        expect([found.minimum, found.maximum]).toEqual([Math.min(...inside), Math.max(...inside)]);
      }),
    );
  });

  it('Given an ellipse on pixels of .2 by .3 mm, then its area is in square millimetres', () => {
    const spacing = { source: 'imager-pixel-spacing', rowMm: 0.2, columnMm: 0.3 } as const;
    const points = [
      { xPx: 5, yPx: 5 },
      { xPx: 25, yPx: 15 },
    ];
    const ellipse = { annotationId: 'a', kind: 'ellipse', points, text: '' } as const;
    const measured = measureAnnotation(ellipse, filmScale(spacing, null), ramp);
    expect(measured).toMatchObject({ kind: 'region' });
    expect(measured.kind === 'region' && measured.area).toBeCloseTo(Math.PI * 10 * 5 * 0.06, 9);
  });
});
