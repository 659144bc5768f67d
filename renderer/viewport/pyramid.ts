import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';

/** The plane and its halvings, each pixel the mean of up to four of the level before. */
export interface Pyramid {
  readonly levelCount: number;
  /** Level 0 is the plane itself, not a copy; the others are made when they are first asked for. */
  readonly level: (index: number) => PixelPlane;
}

const smallestSidePx = 512;

/** Halves until the shorter side would fall below 512 pixels. */
export function buildPyramid(plane: PixelPlane): Pyramid {
  const levels = [plane];
  const shorterPx = Math.min(plane.widthPx, plane.heightPx);
  const level = (index: number): PixelPlane => {
    const made = levels[index];
    if (made) return made;
    if (index < 0 || index >= levelCount) throw new RangeError(`there is no level ${String(index)}`);
    const half = halve(level(index - 1));
    levels[index] = half;
    return half;
  };
  const levelCount = 1 + Math.max(0, Math.floor(Math.log2(shorterPx / smallestSidePx)));
  return { levelCount, level };
}

/** The coarsest level that still has a sample for every device pixel at this many device pixels per image pixel. */
export function levelFor({ levelCount }: Pyramid, devicePixelsPerPixel: number): number {
  const wanted = Math.floor(Math.log2(1 / devicePixelsPerPixel));
  return Math.max(0, Math.min(levelCount - 1, wanted));
}

function halve(plane: PixelPlane): PixelPlane {
  const widthPx = Math.floor(plane.widthPx / 2);
  const heightPx = Math.floor(plane.heightPx / 2);
  if (plane.samples instanceof Uint16Array) {
    const samples = new Uint16Array(widthPx * heightPx);
    halveWords(plane.samples, plane.widthPx, samples, widthPx);
    return { widthPx, heightPx, samples };
  }
  const half = sameType(plane.samples, widthPx * heightPx);
  const isWhole = !(half instanceof Float32Array);
  // Rows of one type, whatever the samples: see `sample-blocks.ts`.
  const upper = new Float64Array(plane.widthPx);
  const lower = new Float64Array(plane.widthPx);
  const means = new Float64Array(widthPx);
  for (let y = 0; y < heightPx; y++) {
    const from = 2 * y * plane.widthPx;
    upper.set(plane.samples.subarray(from, from + plane.widthPx));
    lower.set(plane.samples.subarray(from + plane.widthPx, from + 2 * plane.widthPx));
    meansOfFour(upper, lower, means, isWhole);
    half.set(means, y * widthPx);
  }
  return { widthPx, heightPx, samples: half };
}

/** What nearly every film holds has a loop of its own, without a copy: a large film waits for it. */
function halveWords(samples: Uint16Array, widthPx: number, half: Uint16Array, halfWidthPx: number): void {
  let upper = 0;
  for (let target = 0; target < half.length; upper += 2 * widthPx - 2 * halfWidthPx) {
    for (const end = target + halfWidthPx; target < end; target++, upper += 2) {
      const lower = upper + widthPx;
      const sum =
        (samples[upper] ?? 0) + (samples[upper + 1] ?? 0) + (samples[lower] ?? 0) + (samples[lower + 1] ?? 0);
      half[target] = (sum + 2) >> 2;
    }
  }
}

function meansOfFour(upper: Float64Array, lower: Float64Array, means: Float64Array, isWhole: boolean): void {
  for (let x = 0; x < means.length; x++) {
    const left = 2 * x;
    const right = left + 1;
    const mean = ((upper[left] ?? 0) + (upper[right] ?? 0) + (lower[left] ?? 0) + (lower[right] ?? 0)) / 4;
    means[x] = isWhole ? Math.floor(mean + 0.5) : mean;
  }
}

function sameType(samples: Samples, length: number): Samples {
  if (samples instanceof Uint8Array) return new Uint8Array(length);
  if (samples instanceof Uint16Array) return new Uint16Array(length);
  if (samples instanceof Int16Array) return new Int16Array(length);
  return new Float32Array(length);
}
