import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';

/** The plane and its halvings, each pixel the mean of up to four of the level before. */
export type Pyramid = readonly PixelPlane[];

const smallestSidePx = 512;

/** Halves until the shorter side would fall below 512 pixels. Level 0 is the plane itself, not a copy. */
export function buildPyramid(plane: PixelPlane): Pyramid {
  const levels = [plane];
  let last = plane;
  while (Math.min(last.widthPx, last.heightPx) >= 2 * smallestSidePx) {
    last = halve(last);
    levels.push(last);
  }
  return levels;
}

/** The coarsest level that still has a sample for every device pixel at this many device pixels per image pixel. */
export function levelFor(pyramid: Pyramid, devicePixelsPerPixel: number): number {
  const wanted = Math.floor(Math.log2(1 / devicePixelsPerPixel));
  return Math.max(0, Math.min(pyramid.length - 1, wanted));
}

function halve(plane: PixelPlane): PixelPlane {
  const widthPx = Math.floor(plane.widthPx / 2);
  const heightPx = Math.floor(plane.heightPx / 2);
  const { samples } = plane;
  const half = sameType(samples, widthPx * heightPx);
  const round = samples instanceof Float32Array ? 0 : 0.5;
  let target = 0;
  for (let y = 0; y < heightPx; y++) {
    let upper = 2 * y * plane.widthPx;
    let lower = upper + plane.widthPx;
    for (let x = 0; x < widthPx; x++, upper += 2, lower += 2) {
      const sum =
        (samples[upper] ?? 0) + (samples[upper + 1] ?? 0) + (samples[lower] ?? 0) + (samples[lower + 1] ?? 0);
      half[target++] = round === 0 ? sum / 4 : Math.floor(sum / 4 + round);
    }
  }
  return { widthPx, heightPx, samples: half };
}

function sameType(samples: Samples, length: number): Samples {
  if (samples instanceof Uint8Array) return new Uint8Array(length);
  if (samples instanceof Uint16Array) return new Uint16Array(length);
  if (samples instanceof Int16Array) return new Int16Array(length);
  return new Float32Array(length);
}
