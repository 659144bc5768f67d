import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageToElement } from '#viewport/camera.ts';
import type { Frame } from '#viewport/draw-on-cpu.ts';
import { halfOf, halfRectangle, mirroredFrame, otherHalf } from '#viewport/mirrored-half.ts';
import { buildPyramid } from '#viewport/pyramid.ts';
import { partCamera } from '#viewport/part-camera.ts';
import { anyOrientation } from './any-orientation.ts';

const film = { widthPx: 1024, heightPx: 840, aspect: 1.2 };
const element = { width: 450, height: 760 };

const anyFrame = fc
  .record({
    centerXPx: fc.double({ min: 0, max: 1024, noNaN: true }),
    centerYPx: fc.double({ min: 0, max: 840, noNaN: true }),
    scale: fc.double({ min: 0.1, max: 30, noNaN: true }),
    orientation: anyOrientation(),
  })
  .map((camera): Frame => ({
    pyramid: buildPyramid({ widthPx: 1, heightPx: 1, samples: Uint8Array.of(0) }),
    film,
    camera,
    element,
    devicePixelRatio: 1,
    voi: { center: 1, width: 2, function: 'LINEAR', explanation: '' },
    inverted: true,
  }));

describe('the film folded along its middle', () => {
  it('Given any view, then a point and its mirror image lie at the same place of both panes, at one scale and window', () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(1024), fc.nat(840), (frame, x, y) => {
        const mirrored = mirroredFrame(frame, element);
        const here = imageToElement({ x, y }, frame.camera, film, element);
        const there = imageToElement({ x: film.widthPx - x, y }, mirrored.camera, film, element);
        expect(there.x).toBeCloseTo(here.x, 6);
        expect(there.y).toBeCloseTo(here.y, 6);
        expect(mirrored.camera.scale).toBe(frame.camera.scale);
        expect([mirrored.voi, mirrored.inverted]).toEqual([frame.voi, frame.inverted]);
      }),
    );
  });

  it('Given a site, then its half is the one its middle lies in, and the halves make up the film', () => {
    expect(halfOf({ xPx: 500, yPx: 0, widthPx: 20, heightPx: 9 }, film)).toBe('left');
    expect(halfOf({ xPx: 510, yPx: 0, widthPx: 20, heightPx: 9 }, film)).toBe('right');
    expect(otherHalf('left')).toBe('right');
    const [left, right] = [halfRectangle('left', film), halfRectangle('right', film)];
    expect(left.xPx + left.widthPx).toBe(right.xPx);
    expect(right.xPx + right.widthPx).toBe(film.widthPx);
  });

  it('Given a part of the film, then its corners are inside the element and it lies as the film lies', () => {
    fc.assert(
      fc.property(anyFrame, ({ camera }) => {
        const part = halfRectangle('right', film);
        const shown = partCamera(part, camera, film, element);
        expect(shown.orientation).toEqual(camera.orientation);
        for (const x of [part.xPx, part.xPx + part.widthPx]) {
          for (const y of [part.yPx, part.yPx + part.heightPx]) {
            const at = imageToElement({ x, y }, shown, film, element);
            expect(at.x).toBeGreaterThan(0);
            expect(at.x).toBeLessThan(element.width);
            expect(at.y).toBeGreaterThan(0);
            expect(at.y).toBeLessThan(element.height);
          }
        }
      }),
    );
  });
});
