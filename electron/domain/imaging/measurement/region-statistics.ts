import type { ImagePoint } from '#contract/annotation.ts';
import type { PixelPlane } from '../pixel-plane.ts';

/** A box along the rows of the film, or the ellipse that touches its sides. */
export interface Region {
  readonly shape: 'ellipse' | 'rectangle';
  readonly corner: ImagePoint;
  readonly opposite: ImagePoint;
}

/** Of the modality values of all pixels whose centre lies in the region. */
export interface RegionStatistics {
  readonly pixelCount: number;
  readonly mean: number;
  /** Of these very pixels: the sum of squares is divided by their number. */
  readonly standardDeviation: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Area of the region in pixels of the film, whether it lies on the film or not. */
export function regionAreaPx({ shape, corner, opposite }: Region): number {
  const box = Math.abs(opposite.xPx - corner.xPx) * Math.abs(opposite.yPx - corner.yPx);
  return shape === 'ellipse' ? (box * Math.PI) / 4 : box;
}

/** Undefined where the region holds the centre of no pixel. */
export function regionStatistics(plane: PixelPlane, region: Region): RegionStatistics | undefined {
  let pixelCount = 0;
  let sum = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  forEachSample(plane, region, (sample) => {
    pixelCount += 1;
    sum += sample;
    if (sample < minimum) minimum = sample;
    if (sample > maximum) maximum = sample;
  });
  if (pixelCount === 0) return undefined;
  const mean = sum / pixelCount;
  // A second pass: the difference of two large sums would lose the spread of a bright, even region.
  let squares = 0;
  forEachSample(plane, region, (sample) => {
    squares += (sample - mean) ** 2;
  });
  return { pixelCount, mean, standardDeviation: Math.sqrt(squares / pixelCount), minimum, maximum };
}

function forEachSample(plane: PixelPlane, region: Region, visit: (sample: number) => void): void {
  const { shape, corner, opposite } = region;
  const centerX = (corner.xPx + opposite.xPx) / 2;
  const centerY = (corner.yPx + opposite.yPx) / 2;
  const halfWidth = Math.abs(opposite.xPx - corner.xPx) / 2;
  const halfHeight = Math.abs(opposite.yPx - corner.yPx) / 2;
  const firstRow = Math.max(0, Math.ceil(centerY - halfHeight - 0.5));
  const lastRow = Math.min(plane.heightPx - 1, Math.floor(centerY + halfHeight - 0.5));
  for (let row = firstRow; row <= lastRow; row++) {
    const away = halfHeight === 0 ? 0 : (row + 0.5 - centerY) / halfHeight;
    const half = shape === 'ellipse' ? halfWidth * Math.sqrt(Math.max(0, 1 - away * away)) : halfWidth;
    const first = Math.max(0, Math.ceil(centerX - half - 0.5));
    const last = Math.min(plane.widthPx - 1, Math.floor(centerX + half - 0.5));
    for (let column = first; column <= last; column++) {
      visit(plane.samples[row * plane.widthPx + column] ?? 0);
    }
  }
}
