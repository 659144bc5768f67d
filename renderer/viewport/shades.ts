import { lowestOf, shade, shadesOfRescaled, shadesOfWholes, type Voi } from '#domain/imaging/apply-window.ts';
import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';

/**
 * Shades a rectangle of the plane (whole pixels, inside it) into canvas pixels, row by row.
 * `inverted`: bright becomes dark, whatever the reason (MONOCHROME1, the reader, or both cancelling out).
 */
export function shadeRegion(
  plane: PixelPlane,
  region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  voi: Voi,
  inverted: boolean,
): ImageData {
  const { widthPx } = plane;
  const { samples, table } = shadedSamples(plane, voi, inverted);
  const { width, height } = region;
  const image = new ImageData(width, height);
  const pixels = new Int32Array(image.data.buffer);
  if (table && samples instanceof Uint16Array) {
    lookUpWords(samples, region.y * widthPx + region.x, widthPx, width, table, pixels);
    return image;
  }
  const lowest = lowestOf(samples);
  // Rows of one type, whatever the samples: see `sample-blocks.ts`.
  const wholes = new Int32Array(width);
  const fractions = new Float64Array(width);
  const greys = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    const from = (region.y + y) * widthPx + region.x;
    const row = samples.subarray(from, from + width);
    const target = pixels.subarray(y * width, (y + 1) * width);
    if (table) {
      wholes.set(row);
      lookUp(wholes, table, lowest, target);
    } else {
      fractions.set(row);
      shade(fractions, voi, inverted, greys);
      fillOpaque(target, greys);
    }
  }
  return image;
}

/** What nearly every film holds has a loop of its own, without a copy: it runs for each frame of a drag. */
function lookUpWords(
  samples: Uint16Array,
  first: number,
  stride: number,
  width: number,
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

function lookUp(row: Int32Array, table: Int32Array, lowest: number, pixels: Int32Array): void {
  for (let index = 0; index < row.length; index++) pixels[index] = table[(row[index] ?? 0) - lowest] ?? 0;
}

/** Greys, 0..255, as opaque pixels of a canvas in the order of its bytes, little-endian ABGR. */
export function fillOpaque(pixels: Int32Array, greys: Uint8Array): void {
  for (let index = 0; index < pixels.length; index++) {
    const grey = greys[index] ?? 0;
    pixels[index] = (0xff << 24) | (grey << 16) | (grey << 8) | grey;
  }
}

/** What is shaded: whole numbers, each with its pixel in a table (from `lowestOf` on), or fractions without one. */
interface ShadedSamples {
  readonly samples: Samples;
  readonly table: Int32Array | undefined;
}

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
