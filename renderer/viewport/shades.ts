import { lowestOf, shade, shadesOfRescaled, shadesOfWholes, type Voi } from '#domain/imaging/apply-window.ts';
import type { PixelPlane, WholeSamples } from '#domain/imaging/pixel-plane.ts';
import { unsignedWords } from '#domain/imaging/unsigned-words.ts';
import { pixelsOf, scratchImage } from './scratch-image.ts';

/**
 * Shades a rectangle of the plane (whole pixels, inside it) into canvas pixels, row by row; what is returned is written
 * over by the next call. `inverted`: bright becomes dark, whatever the reason (MONOCHROME1, the reader, or both cancelling
 * out).
 */
export function shadeRegion(
  plane: PixelPlane,
  region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  voi: Voi,
  inverted: boolean,
): ImageData {
  const { widthPx: stride } = plane;
  const { samples, table } = shadedSamples(plane, voi, inverted);
  const { width, height } = region;
  const image = scratchImage(width, height);
  const pixels = pixelsOf(image);
  const rows = { first: region.y * stride + region.x, stride, width };
  if (!table) shadeFractions(samples, rows, voi, inverted, pixels);
  else if (samples instanceof Uint8Array) lookUpBytes(samples, rows, table, pixels);
  else lookUpWords(unsignedWords(samples), rows, tableOfBits(samples, table), pixels);
  return image;
}

/** The rows of a rectangle among the samples of its plane. */
interface Rows {
  /** Index of the top left sample. */
  readonly first: number;
  /** Samples from one row to the next. */
  readonly stride: number;
  readonly width: number;
}

// Bytes and words have a loop each, the same but for the type: it runs for each frame of a drag, and a loop that has met
// several types takes several times as long (see `sample-blocks.ts`); so does one over rows copied into a single type.

function lookUpBytes(
  samples: Uint8Array,
  { first, stride, width }: Rows,
  table: Int32Array,
  pixels: Int32Array,
): void {
  let source = first;
  for (let target = 0; target < pixels.length; source += stride - width) {
    for (const end = target + width; target < end; target++, source++) {
      pixels[target] = table[samples[source] ?? 0] ?? 0;
    }
  }
}

function lookUpWords(
  samples: Uint16Array,
  { first, stride, width }: Rows,
  table: Int32Array,
  pixels: Int32Array,
): void {
  let source = first;
  for (let target = 0; target < pixels.length; source += stride - width) {
    for (const end = target + width; target < end; target++, source++) {
      pixels[target] = table[samples[source] ?? 0] ?? 0;
    }
  }
}

/** The table in the order of the unsigned numbers: the negative ones, which come first, are the large ones of these. */
function tableOfBits(samples: Uint16Array | Int16Array, table: Int32Array): Int32Array {
  if (samples instanceof Uint16Array) return table;
  const reordered = new Int32Array(table.length);
  reordered.set(table.subarray(table.length / 2));
  reordered.set(table.subarray(0, table.length / 2), table.length / 2);
  return reordered;
}

function shadeFractions(
  samples: Float32Array,
  { first, stride, width }: Rows,
  voi: Voi,
  inverted: boolean,
  pixels: Int32Array,
): void {
  const row = new Float64Array(width);
  const greys = new Uint8Array(width);
  for (let target = 0, source = first; target < pixels.length; target += width, source += stride) {
    row.set(samples.subarray(source, source + width));
    shade(row, voi, inverted, greys);
    fillOpaque(pixels.subarray(target, target + width), greys);
  }
}

/** Greys, 0..255, as opaque pixels of a canvas in the order of its bytes, little-endian ABGR. */
export function fillOpaque(pixels: Int32Array, greys: Uint8Array): void {
  for (let index = 0; index < pixels.length; index++) {
    const grey = greys[index] ?? 0;
    pixels[index] = (0xff << 24) | (grey << 16) | (grey << 8) | grey;
  }
}

/** What is shaded: whole numbers, each with its pixel in a table (from `lowestOf` on), or fractions without one. */
type ShadedSamples =
  | { readonly samples: WholeSamples; readonly table: Int32Array }
  | { readonly samples: Float32Array; readonly table: undefined };

let last: { readonly key: readonly unknown[]; readonly table: Int32Array } | undefined;

/** The last table is kept while a film is moved, and written over by the next: what is given is for this call only. */
export function shadedSamples(plane: PixelPlane, voi: Voi, inverted: boolean): ShadedSamples {
  const { stored } = plane;
  const samples = stored?.samples ?? plane.samples;
  if (samples instanceof Float32Array) return { samples, table: undefined };
  const key = [voi, inverted, lowestOf(samples), samples.BYTES_PER_ELEMENT, stored?.slope, stored?.intercept];
  if (last?.key.every((part, index) => part === key[index]) === true) return { samples, table: last.table };
  const greys = stored ? shadesOfRescaled(stored, voi, inverted) : shadesOfWholes(samples, voi, inverted);
  const table = last?.table.length === greys.length ? last.table : new Int32Array(greys.length);
  fillOpaque(table, greys);
  last = { key, table };
  return { samples, table };
}
