import type { ImagePoint } from '#contract/annotation.ts';
import type { Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';

interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A place of the element, CSS pixels, as the point of the film that lies nearest to it. */
export function pointOnFilm(film: Film, place: Point, image: ImageSize): ImagePoint {
  const { x, y } = film.toImage(place);
  return { xPx: clamp(x, 0, image.widthPx), yPx: clamp(y, 0, image.heightPx) };
}

/** CSS pixels of the element. */
export function placeOf(film: Film, point: ImagePoint): Point {
  return film.toElement({ x: point.xPx, y: point.yPx });
}

/** Shifts points by image pixels, all of them equally, so far that none leaves the film. */
export function shiftPoints(
  points: readonly ImagePoint[],
  dx: number,
  dy: number,
  image: ImageSize,
): readonly ImagePoint[] {
  const xs = points.map(({ xPx }) => xPx);
  const ys = points.map(({ yPx }) => yPx);
  const x = clamp(dx, -Math.min(...xs), image.widthPx - Math.max(...xs));
  const y = clamp(dy, -Math.min(...ys), image.heightPx - Math.max(...ys));
  return points.map(({ xPx, yPx }) => ({ xPx: xPx + x, yPx: yPx + y }));
}

/** One point elsewhere. */
export function replacePoint(
  points: readonly ImagePoint[],
  index: number,
  point: ImagePoint,
): readonly ImagePoint[] {
  return points.map((each, position) => (position === index ? point : each));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
