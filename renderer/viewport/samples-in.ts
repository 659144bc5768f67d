import type { Rectangle } from '#contract/reading.ts';
import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';

/** The samples of a rectangle, row by row; what lies beyond the plane is left out. */
export function samplesIn({ xPx, yPx, widthPx, heightPx }: Rectangle, plane: PixelPlane): Samples {
  const left = Math.max(0, Math.round(xPx));
  const top = Math.max(0, Math.round(yPx));
  const width = Math.max(0, Math.min(plane.widthPx, Math.round(xPx + widthPx)) - left);
  const height = Math.max(0, Math.min(plane.heightPx, Math.round(yPx + heightPx)) - top);
  const inside = plane.samples.slice(0, width * height);
  for (let row = 0; row < height; row++) {
    const start = (top + row) * plane.widthPx + left;
    inside.set(plane.samples.subarray(start, start + width), row * width);
  }
  return inside;
}
