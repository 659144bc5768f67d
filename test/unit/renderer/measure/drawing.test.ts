import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationKinds } from '#contract/annotation.ts';
import { follow, noDrawing, press, release, shownPoints } from '#features/reading/measure/draw-points.ts';
import { shiftPoints } from '#features/reading/measure/film-points.ts';
import { pointCountOf } from '#features/reading/measure/measure-tool.ts';
import { outlineOf } from '#features/reading/measure/outline-of.ts';
import { startingPoints } from '#features/reading/measure/starting-points.ts';
import { lengthBetween } from '#domain/imaging/measurement/length-between.ts';

const a = { xPx: 10, yPx: 20 };
const b = { xPx: 110, yPx: 60 };
const image = { widthPx: 1000, heightPx: 800 };
const coordinate = fc.double({ min: 0, max: 800, noNaN: true });
const point = fc.record({ xPx: coordinate, yPx: coordinate });

describe('drawing', () => {
  it('Given a drag, then it sets both ends; given two clicks, then too', () => {
    const dragged = release(follow(press(noDrawing, a), b), b, true, 2);
    const clicked = press(release(press(noDrawing, a), a, false, 2), b);
    expect(dragged.points).toEqual([a, b]);
    expect(clicked.points).toEqual([a, b]);
  });

  it('Given one point set, then the next one follows the pointer, and nothing follows it before', () => {
    expect(shownPoints(follow(noDrawing, b), 2)).toEqual([]);
    expect(shownPoints(follow(press(noDrawing, a), b), 2)).toEqual([a, b]);
  });

  it('Given the last point set by a press, when it is let go elsewhere, then none is added', () => {
    const full = press(press(noDrawing, a), b);
    expect(release(full, a, true, 2).points).toEqual([a, b]);
  });
});

describe('points on the film', () => {
  it('Given any points and any shift, then they keep their distances and stay on the film', () => {
    const shift = fc.double({ min: -3000, max: 3000, noNaN: true });
    fc.assert(
      fc.property(point, point, shift, shift, (from, to, dx, dy) => {
        const [one, two] = shiftPoints([from, to], dx, dy, image);
        if (!one || !two) throw new Error('a point is missing');
        expect(two.xPx - one.xPx).toBeCloseTo(to.xPx - from.xPx, 6);
        expect(two.yPx - one.yPx).toBeCloseTo(to.yPx - from.yPx, 6);
        for (const { xPx, yPx } of [one, two]) {
          expect(xPx).toBeGreaterThan(-1e-6);
          expect(xPx).toBeLessThan(image.widthPx + 1e-6);
          expect(yPx).toBeGreaterThan(-1e-6);
          expect(yPx).toBeLessThan(image.heightPx + 1e-6);
        }
      }),
    );
  });

  it('Given a ball on pixels of any shape, then its outline is round in millimetres and goes through both points', () => {
    const aspect = fc.double({ min: 0.3, max: 3, noNaN: true });
    fc.assert(
      fc.property(point, point, aspect, (from, to, ratio) => {
        const size = { row: ratio, column: 1 };
        const radius = lengthBetween(from, to, size) / 2;
        const middle = { xPx: (from.xPx + to.xPx) / 2, yPx: (from.yPx + to.yPx) / 2 };
        const [outline = []] = outlineOf('ball', [from, to], ratio);
        for (const each of outline) expect(lengthBetween(middle, each, size)).toBeCloseTo(radius, 6);
      }),
    );
  });

  it.each(annotationKinds)(
    'Given a %s placed by key, then it has as many points as it needs, in sight',
    (kind) => {
      const places = startingPoints(kind, { width: 800, height: 500 });
      expect(places).toHaveLength(pointCountOf(kind));
      for (const { x, y } of places) {
        expect(x).toBeGreaterThan(250);
        expect(x).toBeLessThan(550);
        expect(y).toBeGreaterThan(100);
        expect(y).toBeLessThan(400);
      }
    },
  );
});
