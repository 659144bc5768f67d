import type { ImagePoint } from '#contract/annotation.ts';

/** Height (`row`: from one row to the next) and width of one pixel, in any one unit. */
export interface PixelSize {
  readonly row: number;
  readonly column: number;
}

/** Distance of two points of the film in the unit of the pixel size; pixels need not be square. */
export function lengthBetween(from: ImagePoint, to: ImagePoint, size: PixelSize): number {
  return Math.hypot((to.xPx - from.xPx) * size.column, (to.yPx - from.yPx) * size.row);
}
