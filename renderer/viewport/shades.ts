import { lowestOf, shade, shadesOfWholes, type Voi } from '#domain/imaging/apply-window.ts';
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
  const { samples, widthPx } = plane;
  const { width, height } = region;
  const image = new ImageData(width, height);
  const pixels = new Int32Array(image.data.buffer);
  const table = pixelTable(samples, voi, inverted);
  if (table && samples instanceof Uint16Array) {
    lookUpWords(samples, region.y * widthPx + region.x, widthPx, width, table, pixels);
    return image;
  }
  const lowest = lowestOf(samples);
  // Rows of one type, whatever the samples: see `sample-blocks.ts`.
  const wholes = new Int32Array(width);
  const greys = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    const from = (region.y + y) * widthPx + region.x;
    const row = samples.subarray(from, from + width);
    const target = pixels.subarray(y * width, (y + 1) * width);
    if (table) {
      wholes.set(row);
      lookUp(wholes, table, lowest, target);
    } else if (row instanceof Float32Array) {
      shade(row, voi, inverted, greys);
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

let last: { readonly key: readonly unknown[]; readonly table: Int32Array } | undefined;

/** The pixel of every value the samples can have; none for float32. The last one is kept: while a film is moved it stays. */
export function pixelTable(samples: Samples, voi: Voi, inverted: boolean): Int32Array | undefined {
  if (samples instanceof Float32Array) return undefined;
  const key = [voi, inverted, lowestOf(samples), samples.BYTES_PER_ELEMENT];
  if (last?.key.every((part, index) => part === key[index]) === true) return last.table;
  const greys = shadesOfWholes(samples, voi, inverted);
  const table = new Int32Array(greys.length);
  fillOpaque(table, greys);
  last = { key, table };
  return table;
}
