import type { Rectangle } from '#contract/reading.ts';

interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The part of a rectangle that lies on the image, or null when less than one pixel of it does. */
export function siteOnImage(site: Rectangle, image: ImageSize): Rectangle | null {
  const xPx = Math.max(0, site.xPx);
  const yPx = Math.max(0, site.yPx);
  const widthPx = Math.min(image.widthPx, site.xPx + site.widthPx) - xPx;
  const heightPx = Math.min(image.heightPx, site.yPx + site.heightPx) - yPx;
  return widthPx < 1 || heightPx < 1 ? null : { xPx, yPx, widthPx, heightPx };
}
