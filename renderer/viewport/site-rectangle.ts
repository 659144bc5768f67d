import type { Rectangle } from '#contract/reading.ts';
import type { Point } from './camera.ts';
import { toFilm, type Orientation } from './orientation.ts';

/** The part of a site rectangle that a pointer holds. Handles are named by compass point on the film. */
export type Grip = 'inside' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';

/** Where a handle is on the screen, from the middle: -1 left or up, 1 right or down. Never both 0. */
export interface ScreenHandle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Shorter sides are a slip of the hand, in image pixels. */
export const smallestSidePx = 8;

/** The rectangle between two opposite corners, kept on the image. */
export function rectangleBetween(a: Point, b: Point, image: ImageSize): Rectangle {
  const left = clamp(Math.min(a.x, b.x), 0, image.widthPx);
  const top = clamp(Math.min(a.y, b.y), 0, image.heightPx);
  return {
    xPx: left,
    yPx: top,
    widthPx: clamp(Math.max(a.x, b.x), 0, image.widthPx) - left,
    heightPx: clamp(Math.max(a.y, b.y), 0, image.heightPx) - top,
  };
}

/** Large enough to be meant. */
export function isDrawn(site: Rectangle): boolean {
  return site.widthPx >= smallestSidePx && site.heightPx >= smallestSidePx;
}

/** The grip of the film that lies at this handle of the screen. */
export function gripAt(handle: ScreenHandle, orientation: Orientation): Exclude<Grip, 'inside'> {
  const { x, y } = toFilm(handle, orientation);
  const vertical = y < 0 ? 'n' : y > 0 ? 's' : '';
  const horizontal = x < 0 ? 'w' : x > 0 ? 'e' : '';
  return `${vertical}${horizontal}` as Exclude<Grip, 'inside'>;
}

/** Moves the rectangle by image pixels; it stays whole and on the image. */
export function moveSite(site: Rectangle, dx: number, dy: number, image: ImageSize): Rectangle {
  return {
    ...site,
    xPx: clamp(site.xPx + dx, 0, image.widthPx - site.widthPx),
    yPx: clamp(site.yPx + dy, 0, image.heightPx - site.heightPx),
  };
}

/** Drags one grip by image pixels. Sides never cross and never leave the image. */
export function dragGrip(site: Rectangle, grip: Grip, dx: number, dy: number, image: ImageSize): Rectangle {
  if (grip === 'inside') return moveSite(site, dx, dy, image);
  let left = site.xPx;
  let top = site.yPx;
  let right = left + site.widthPx;
  let bottom = top + site.heightPx;
  if (grip.includes('w')) left = clamp(left + dx, 0, right - smallestSidePx);
  if (grip.includes('e')) right = clamp(right + dx, left + smallestSidePx, image.widthPx);
  if (grip.includes('n')) top = clamp(top + dy, 0, bottom - smallestSidePx);
  if (grip.includes('s')) bottom = clamp(bottom + dy, top + smallestSidePx, image.heightPx);
  return { xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top };
}

/** Whole pixels, as a reader would write them down. */
export function roundSite(site: Rectangle): Rectangle {
  const xPx = Math.round(site.xPx);
  const yPx = Math.round(site.yPx);
  return {
    xPx,
    yPx,
    widthPx: Math.max(1, Math.round(site.xPx + site.widthPx) - xPx),
    heightPx: Math.max(1, Math.round(site.yPx + site.heightPx) - yPx),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(Math.max(low, high), value));
}
