import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dragGrip,
  isDrawn,
  mirroredSite,
  moveSite,
  rectangleBetween,
  roundSite,
  smallestSidePx,
  type Grip,
} from '#viewport/site-rectangle.ts';

const image = { widthPx: 1000, heightPx: 800 };
const site = { xPx: 100, yPx: 200, widthPx: 300, heightPx: 150 };

describe('site rectangle', () => {
  it('Given two corners in any order, when drawn beyond the film, then it ends at the film', () => {
    expect(rectangleBetween({ x: 900, y: 700 }, { x: -50, y: 900 }, image)).toEqual({
      xPx: 0,
      yPx: 700,
      widthPx: 900,
      heightPx: 100,
    });
  });

  it('Given a slip of the hand, then nothing is drawn', () => {
    expect(isDrawn(rectangleBetween({ x: 10, y: 10 }, { x: 13, y: 90 }, image))).toBe(false);
  });

  it('Given a move beyond the edge, then the rectangle stays whole on the film', () => {
    expect(moveSite(site, 5000, -5000, image)).toEqual({ ...site, xPx: 700, yPx: 0 });
  });

  it('Given any drag of any grip, then the sides neither cross nor leave the film', () => {
    const grips: readonly Grip[] = ['inside', 'n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'];
    const shift = fc.integer({ min: -2000, max: 2000 });
    fc.assert(
      fc.property(fc.constantFrom(...grips), shift, shift, (grip, dx, dy) => {
        const moved = dragGrip(site, grip, dx, dy, image);
        expect(moved.widthPx).toBeGreaterThanOrEqual(smallestSidePx);
        expect(moved.heightPx).toBeGreaterThanOrEqual(smallestSidePx);
        expect(moved.xPx).toBeGreaterThanOrEqual(0);
        expect(moved.yPx).toBeGreaterThanOrEqual(0);
        expect(moved.xPx + moved.widthPx).toBeLessThanOrEqual(image.widthPx);
        expect(moved.yPx + moved.heightPx).toBeLessThanOrEqual(image.heightPx);
      }),
    );
  });

  it('Given fractions of pixels, when rounded, then the edges are rounded and not the sizes', () => {
    expect(roundSite({ xPx: 10.4, yPx: 20.6, widthPx: 30.4, heightPx: 40 })).toEqual({
      xPx: 10,
      yPx: 21,
      widthPx: 31,
      heightPx: 40,
    });
  });

  it('Given a site, when mirrored twice, then it is the same site', () => {
    expect(mirroredSite(mirroredSite(site, image), image)).toEqual(site);
    expect(mirroredSite(site, image).xPx).toBe(600);
  });
});
