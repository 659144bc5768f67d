import type { Rectangle } from '#contract/reading.ts';
import type { Point } from './camera.ts';

/** An upright rectangle on the screen, in CSS pixels of the element. */
export interface ScreenBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a rectangle of the film lies on the screen, however the film lies: quarter turns keep it upright. */
export function screenBox(rectangle: Rectangle, toElement: (point: Point) => Point): ScreenBox {
  const { xPx, yPx, widthPx, heightPx } = rectangle;
  const one = toElement({ x: xPx, y: yPx });
  const other = toElement({ x: xPx + widthPx, y: yPx + heightPx });
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(other.x - one.x),
    height: Math.abs(other.y - one.y),
  };
}
