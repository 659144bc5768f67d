import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCamera, imageToElement } from '#viewport/camera.ts';
import { screenBox } from '#viewport/screen-box.ts';
import {
  dragGrip,
  gripAt,
  isDrawn,
  moveSite,
  rectangleBetween,
  roundSite,
  smallestSidePx,
  type Grip,
} from '#viewport/site-rectangle.ts';
import { anyOrientation } from './any-orientation.ts';

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

  it('Given a film on its side or mirrored, then each handle of the screen holds the edge that lies there', () => {
    const turned = { quarterTurns: 1, isMirrored: false } as const;
    expect(gripAt({ x: 1, y: 0 }, turned)).toBe('n');
    expect(gripAt({ x: -1, y: 1 }, turned)).toBe('se');
    expect(gripAt({ x: 1, y: 1 }, { quarterTurns: 0, isMirrored: true })).toBe('sw');
  });

  it('Given any way a film can lie, then its rectangle covers the same pixels on the screen', () => {
    fc.assert(
      fc.property(anyOrientation(), (orientation) => {
        const film = { ...image, aspect: 1 };
        const element = { width: 600, height: 500 };
        const camera = fitCamera(film, element, orientation);
        const box = screenBox(site, (point) => imageToElement(point, camera, film, element));
        const isOnItsSide = orientation.quarterTurns % 2 === 1;
        expect(box.width / camera.scale).toBeCloseTo(isOnItsSide ? site.heightPx : site.widthPx);
        expect(box.height / camera.scale).toBeCloseTo(isOnItsSide ? site.widthPx : site.heightPx);
        const middle = { x: site.xPx + site.widthPx / 2, y: site.yPx + site.heightPx / 2 };
        const there = imageToElement(middle, camera, film, element);
        expect(there.x).toBeCloseTo(box.x + box.width / 2);
        expect(there.y).toBeCloseTo(box.y + box.height / 2);
      }),
    );
  });
});
