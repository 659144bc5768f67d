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
  const values = new Float64Array(across.to - across.from);
  const greys = new Uint8Array(values.length);
  const lowest = lowestOf(samples);
  const paint = (row: Int32Array): void => {
    if (table) {
      lookUp(values, table, lowest, row);
    } else {
      shade(values, voi, inverted, greys);
      fillOpaque(row, greys);
    }
  };
  const readBand = bandReader(
    { widthPx, heightPx, samples },
    isOnItsSide,
    spanOf(across, across.from, across.to),
  );
  for (let from = down.from; from < down.to; from += bandRows) {
    const to = Math.min(down.to, from + bandRows);
    const band = readBand(spanOf(down, from, to));
    for (let y = from; y < to; y++) {
      interpolate(band, (down.first[y] ?? 0) - band.lines.start, down.share[y] ?? 0, across, values);
      const start = y * width + across.from;
      paint(pixels.subarray(start, start + values.length));
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

/** Samples along a line, or lines of a plane, from `start` up to `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the device pixels from `from` up to `to` lie between. */
function spanOf({ first }: Axis, from: number, to: number): Span {
  if (to <= from) return { start: 0, end: 0 };
  // One end of the line is at one end of the screen, whichever way the plane runs.
  const ends = [first[from] ?? 0, first[to - 1] ?? 0];
  return { start: Math.min(...ends), end: Math.max(...ends) + 2 };
}

/** Rows of the screen that are interpolated together: few enough that their samples stay in the processor's cache. */
const bandRows = 16;

/** Lines of the plane, one after the other, as far as they are in sight. */
interface Band {
  readonly values: Float64Array;
  readonly lines: Span;
  /** What there is of each line. */
  readonly span: Span;
}

/**
 * Gives rows of the plane, or columns, as numbers of one type, whatever the samples: the loops over them are kept by the
 * runtime when it meets a film of another type (see `sample-blocks.ts`). Each band is written over by the next.
 */
function bandReader(
  { samples, widthPx, heightPx }: PixelPlane,
  isOnItsSide: boolean,
  span: Span,
): (lines: Span) => Band {
  const lineLength = span.end - span.start;
  const lineCount = isOnItsSide ? widthPx : heightPx;
  let values = new Float64Array(0);
  return (lines) => {
    const length = (lines.end - lines.start) * lineLength;
    if (values.length < length) values = new Float64Array(length);
    for (let index = lines.start; index < Math.min(lines.end, lineCount); index++) {
      const from = (index - lines.start) * lineLength;
      const line = values.subarray(from, from + lineLength);
      if (isOnItsSide) readColumn(samples, span.start * widthPx + index, widthPx, line);
      else
        line.set(
          samples.subarray(index * widthPx + span.start, index * widthPx + Math.min(widthPx, span.end)),
        );
    }
    return { values, lines, span };
  };
}

function readColumn(samples: Samples, first: number, stride: number, column: Float64Array): void {
  for (let at = 0; at < column.length; at++) column[at] = samples[first + at * stride] ?? 0;
}

/** The values of a row of the screen between the line `upper` of the band and the next one, of which there is `lowerShare`. */
function interpolate(
  { values: samples, span }: Band,
  upper: number,
  lowerShare: number,
  { from, first, share }: Axis,
  values: Float64Array,
): void {
  const lineLength = span.end - span.start;
  const above = upper * lineLength - span.start;
  for (let at = 0; at < values.length; at++) {
    const left = above + (first[from + at] ?? 0);
    const below = left + lineLength;
    const rightShare = share[from + at] ?? 0;
    const upperLeft = samples[left] ?? 0;
    const lowerLeft = samples[below] ?? 0;
    const upperValue = upperLeft + ((samples[left + 1] ?? 0) - upperLeft) * rightShare;
    const lowerValue = lowerLeft + ((samples[below + 1] ?? 0) - lowerLeft) * rightShare;
    values[at] = upperValue + (lowerValue - upperValue) * lowerShare;
  }
}

function lookUp(values: Float64Array, table: Int32Array, lowest: number, pixels: Int32Array): void {
  // Never negative, so that cutting off rounds down.
  for (let at = 0; at < values.length; at++) pixels[at] = table[((values[at] ?? 0) - lowest + 0.5) | 0] ?? 0;
}
