import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementToImage,
  fitCamera,
  imageStep,
  imageToElement,
  imageTransform,
  panCamera,
  pixelCamera,
  reorientedCamera,
  zoomCamera,
  type Camera,
  type FilmGeometry,
} from '#viewport/camera.ts';
import { anyOrientation } from './any-orientation.ts';

const film: FilmGeometry = { widthPx: 4300, heightPx: 3600, aspect: 1 };
const element = { width: 900, height: 740 };

describe('camera', () => {
  it('Given a film, when it is fitted, then it lies whole and centred in the element', () => {
    const camera = fitCamera(film, element);
    const topLeft = imageToElement({ x: 0, y: 0 }, camera, film, element);
    const bottomRight = imageToElement({ x: film.widthPx, y: film.heightPx }, camera, film, element);
    expect(topLeft.x).toBeGreaterThanOrEqual(0);
    expect(topLeft.y).toBeGreaterThanOrEqual(0);
    expect(topLeft.x + bottomRight.x).toBeCloseTo(element.width);
    expect(topLeft.y + bottomRight.y).toBeCloseTo(element.height);
  });

  it('Given pixels that are not square, when the film is fitted, then it keeps its true shape', () => {
    const tall = { widthPx: 1000, heightPx: 1000, aspect: 2 };
    const camera = fitCamera(tall, element);
    const from = imageToElement({ x: 0, y: 0 }, camera, tall, element);
    const to = imageToElement({ x: 1000, y: 1000 }, camera, tall, element);
    expect((to.y - from.y) / (to.x - from.x)).toBeCloseTo(2);
  });

  it('Given any zoom about any point, then the image point under it stays where it was', () => {
    const within = { min: 100, max: 600, noNaN: true };
    fc.assert(
      fc.property(
        fc.double(within),
        fc.double(within),
        fc.double({ min: 1, max: 6, noNaN: true }),
        (x, y, factor) => {
          const before = fitCamera(film, element);
          const held = elementToImage({ x, y }, before, film, element);
          const after = zoomCamera(before, factor, { x, y }, film, element);
          const now = imageToElement(held, after, film, element);
          expect(now.x).toBeCloseTo(x, 3);
          expect(now.y).toBeCloseTo(y, 3);
        },
      ),
    );
  });

  it('Given a pan far beyond the edge, then a part of the film stays in sight', () => {
    const camera = panCamera(fitCamera(film, element), 1e6, -1e6, film);
    expect(camera.centerXPx).toBe(0);
    expect(camera.centerYPx).toBe(film.heightPx);
  });

  it('Given any way a film can lie, then every point comes back from the screen', () => {
    fc.assert(
      fc.property(anyCamera(), anyFilm(), anyPoint(), (camera, shown, point) => {
        const there = imageToElement(point, camera, shown, element);
        const back = elementToImage(there, camera, shown, element);
        expect(back.x).toBeCloseTo(point.x, 4);
        expect(back.y).toBeCloseTo(point.y, 4);
      }),
    );
  });

  it('Given any way a film can lie, then areas keep their size and a mirror alone changes their sense', () => {
    fc.assert(
      fc.property(anyCamera(), anyFilm(), (camera, shown) => {
        const [a, b, c, d] = imageTransform(camera, shown, element);
        const area = camera.scale ** 2 * shown.aspect;
        expect((a * d - b * c) / area).toBeCloseTo(camera.orientation.isMirrored ? -1 : 1);
      }),
    );
  });

  it('Given any way a film can lie, when it is dragged, then it follows the pointer', () => {
    fc.assert(
      fc.property(anyOrientation(), (orientation) => {
        const before = fitCamera(film, element, orientation);
        const held = elementToImage({ x: 400, y: 300 }, before, film, element);
        const now = imageToElement(held, panCamera(before, 13, -21, film), film, element);
        expect(now.x).toBeCloseTo(413);
        expect(now.y).toBeCloseTo(279);
        const step = imageStep({ x: 13, y: -21 }, before, film);
        const moved = { x: held.x + step.x, y: held.y + step.y };
        expect(imageToElement(moved, before, film, element).x).toBeCloseTo(413);
      }),
    );
  });

  it('Given a film on its side, when it is fitted, then it lies whole in the element and touches its margin', () => {
    const camera = fitCamera(film, element, { quarterTurns: 1, isMirrored: false });
    const topLeft = imageToElement({ x: 0, y: 0 }, camera, film, element);
    const bottomRight = imageToElement({ x: film.widthPx, y: film.heightPx }, camera, film, element);
    expect(topLeft.x - bottomRight.x).toBeCloseTo((724 * 3600) / 4300);
    expect(topLeft.y).toBeCloseTo(8);
    expect(bottomRight.y).toBeCloseTo(732);
  });

  it('Given a film that is turned, then what was in the middle stays there', () => {
    const before = zoomCamera(fitCamera(film, element), 3, { x: 200, y: 100 }, film, element);
    const middle = { x: 450, y: 370 };
    const held = elementToImage(middle, before, film, element);
    const after = reorientedCamera(before, { quarterTurns: 3, isMirrored: true });
    expect(elementToImage(middle, after, film, element)).toEqual(held);
  });

  it('Given any way a film can lie on any screen, when it is shown pixel for pixel, then its pixels fall on the screen’s', () => {
    fc.assert(
      fc.property(anyOrientation(), fc.constantFrom(1, 1.25, 1.5, 2), (orientation, ratio) => {
        const camera = pixelCamera(fitCamera(film, element, orientation), ratio, film, element);
        expect(camera.scale * ratio).toBeCloseTo(1);
        const { x, y } = imageToElement({ x: 1000, y: 700 }, camera, film, element);
        expect(Math.abs(x * ratio - Math.round(x * ratio))).toBeLessThan(1e-6);
        expect(Math.abs(y * ratio - Math.round(y * ratio))).toBeLessThan(1e-6);
      }),
    );
  });

  it('Given a film smaller than the element, then it too can be shown pixel for pixel', () => {
    const small = { widthPx: 100, heightPx: 80, aspect: 1 };
    expect(pixelCamera(fitCamera(small, element), 2, small, element).scale).toBeCloseTo(0.5);
  });
});

function anyPoint(): fc.Arbitrary<{ readonly x: number; readonly y: number }> {
  const coordinate = fc.double({ min: -500, max: 5000, noNaN: true });
  return fc.record({ x: coordinate, y: coordinate });
}

function anyFilm(): fc.Arbitrary<FilmGeometry> {
  const side = fc.integer({ min: 1, max: 5000 });
  return fc.record({ widthPx: side, heightPx: side, aspect: fc.double({ min: 0.25, max: 4, noNaN: true }) });
}

function anyCamera(): fc.Arbitrary<Camera> {
  const center = fc.double({ min: 0, max: 5000, noNaN: true });
  return fc.record({
    centerXPx: center,
    centerYPx: center,
    scale: fc.double({ min: 0.05, max: 32, noNaN: true }),
    orientation: anyOrientation(),
  });
}
