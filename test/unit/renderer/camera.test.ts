import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementToImage,
  fitCamera,
  imageToElement,
  panCamera,
  zoomCamera,
  type FilmGeometry,
} from '#viewport/camera.ts';

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
});
