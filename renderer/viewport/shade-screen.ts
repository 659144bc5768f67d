import { lowestOf, shade, type Voi } from '#domain/imaging/apply-window.ts';
import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';
import type { Affine } from './camera.ts';
import { pixelsOf, scratchImage } from './scratch-image.ts';
import { fillOpaque, shadedSamples } from './shades.ts';

/** A plane as it lies under the device pixels of a screen of this size. */
export interface ScreenView {
  readonly width: number;
  readonly height: number;
  /** From samples of the plane (origin: top left corner of the top left one) to device pixels; turns are quarter turns. */
  readonly transform: Affine;
}

/** For each device pixel along one side of the screen, from `from` up to `to`, the two samples its middle lies between. */
interface Axis {
  readonly from: number;
  readonly to: number;
  /** The first of the two; the second is the next one. */
  readonly first: Int32Array;
  /** How much of the second one is in it, 0..1. */
  readonly share: Float64Array;
}

/**
 * The screen, device pixel by device pixel: the plane is interpolated between its samples and then windowed, as a GPU does
 * it; black around it. For planes that are not enlarged it is cheaper than windowing every sample and having the canvas
 * scale them. What is returned is written over by the next call.
 */
export function shadeScreen(plane: PixelPlane, view: ScreenView, voi: Voi, inverted: boolean): ImageData {
  const { widthPx, heightPx } = plane;
  const { samples, table } = shadedSamples(plane, voi, inverted);
  const { width, height, transform } = view;
  const [a, b, c, d, e, f] = transform;
  // On its side, a row of the screen is a column of the plane.
  const isOnItsSide = a === 0;
  const across = axisOf(isOnItsSide ? c : a, e, width, isOnItsSide ? heightPx : widthPx);
  const down = axisOf(isOnItsSide ? b : d, f, height, isOnItsSide ? widthPx : heightPx);

  const image = scratchImage(width, height);
  const pixels = pixelsOf(image).fill(0xff << 24);
  const span = spanOf(across);
  const lines = lineReader({ widthPx, heightPx, samples }, isOnItsSide, span);
  const line = new Float64Array(span.end - span.start);
  const values = new Float64Array(across.to - across.from);
  const greys = new Uint8Array(values.length);
  const lowest = lowestOf(samples);
  for (let y = down.from; y < down.to; y++) {
    const first = down.first[y] ?? 0;
    const start = y * width + across.from;
    const target = pixels.subarray(start, start + values.length);
    blend(lines(first), lines(first + 1), down.share[y] ?? 0, line);
    interpolate(line, span.start, across, values);
    if (table) {
      lookUp(values, table, lowest, target);
    } else {
      shade(values, voi, inverted, greys);
      fillOpaque(target, greys);
    }
  }
  return image;
}

/** `scale`: device pixels per sample, negative where the plane runs backwards; `origin`: where its first edge lies. */
function axisOf(scale: number, origin: number, length: number, sampleCount: number): Axis {
  const ends = [origin, origin + scale * sampleCount];
  const within = (edge: number): number => Math.min(length, Math.max(0, Math.ceil(edge - 0.5)));
  const first = new Int32Array(length);
  const share = new Float64Array(length);
  const from = within(Math.min(...ends));
  const to = within(Math.max(...ends));
  for (let pixel = from; pixel < to; pixel++) {
    const sample = Math.min(sampleCount - 1, Math.max(0, (pixel + 0.5 - origin) / scale - 0.5));
    // The last sample has no next one: it is all of the second of the last two.
    const before = Math.max(0, Math.min(sampleCount - 2, Math.floor(sample)));
    first[pixel] = before;
    share[pixel] = sample - before;
  }
  return { from, to, first, share };
}

/** The samples of a line of the plane that are in sight, from `start` up to `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf({ from, to, first }: Axis): Span {
  if (to <= from) return { start: 0, end: 0 };
  // One end of the line is at one end of the screen, whichever way the plane runs.
  const ends = [first[from] ?? 0, first[to - 1] ?? 0];
  return { start: Math.min(...ends), end: Math.max(...ends) + 2 };
}

/**
 * Gives rows of the plane, or columns, as far as they are in sight, as numbers of one type (see `sample-blocks.ts`). The
 * last two stay: the next line of the screen often lies between them too.
 */
function lineReader(
  { samples, widthPx, heightPx }: PixelPlane,
  isOnItsSide: boolean,
  { start, end }: Span,
): (index: number) => Float64Array {
  const length = isOnItsSide ? heightPx : widthPx;
  const count = isOnItsSide ? widthPx : heightPx;
  const even = { index: -1, line: new Float64Array(end - start) };
  const odd = { index: -1, line: new Float64Array(end - start) };
  return (wanted) => {
    const index = Math.min(count - 1, wanted);
    const held = index % 2 === 0 ? even : odd;
    if (held.index === index) return held.line;
    held.index = index;
    if (isOnItsSide) readColumn(samples, start * widthPx + index, widthPx, held.line);
    else held.line.set(samples.subarray(index * widthPx + start, index * widthPx + Math.min(length, end)));
    return held.line;
  };
}

function readColumn(samples: Samples, first: number, stride: number, column: Float64Array): void {
  for (let at = 0; at < column.length; at++) column[at] = samples[first + at * stride] ?? 0;
}

function blend(upper: Float64Array, lower: Float64Array, share: number, blended: Float64Array): void {
  for (let at = 0; at < blended.length; at++) {
    const value = upper[at] ?? 0;
    blended[at] = value + ((lower[at] ?? 0) - value) * share;
  }
}

/** `line` begins with the sample at `start`. */
function interpolate(
  line: Float64Array,
  start: number,
  { from, first, share }: Axis,
  values: Float64Array,
): void {
  for (let at = 0; at < values.length; at++) {
    const before = (first[from + at] ?? 0) - start;
    const value = line[before] ?? 0;
    const next = line[before + 1] ?? 0;
    values[at] = value + (next - value) * (share[from + at] ?? 0);
  }
}

function lookUp(values: Float64Array, table: Int32Array, lowest: number, pixels: Int32Array): void {
  // Never negative, so that cutting off rounds down.
  for (let at = 0; at < values.length; at++) pixels[at] = table[((values[at] ?? 0) - lowest + 0.5) | 0] ?? 0;
}
