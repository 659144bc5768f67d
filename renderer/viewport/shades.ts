import { voiBrightness, type Voi } from '#domain/imaging/apply-window.ts';
import type { PixelPlane, Samples } from '#domain/imaging/pixel-plane.ts';

/** What turns a sample into an opaque grey in the byte order of canvas pixels (little-endian ABGR). */
export type Shade = (sample: number) => number;

/** `inverted`: bright becomes dark, whatever the reason (MONOCHROME1, the reader, or both cancelling out). */
export function shadeOf(samples: Samples, voi: Voi, inverted: boolean): Shade {
  const table = shadeTable(samples, voi, inverted);
  if (!table) return (sample) => computeShade(sample, voi, inverted);
  const lowest = lowestOf(samples);
  return (sample) => table[sample - lowest] ?? 0;
}

/** Shades a rectangle of the plane (whole pixels, inside it) into canvas pixels. */
export function shadeRegion(
  plane: PixelPlane,
  region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  voi: Voi,
  inverted: boolean,
): ImageData {
  const { samples, widthPx } = plane;
  const image = new ImageData(region.width, region.height);
  const pixels = new Uint32Array(image.data.buffer);
  const table = shadeTable(samples, voi, inverted);
  const lowest = lowestOf(samples);
  let target = 0;
  for (let y = 0; y < region.height; y++) {
    const from = (region.y + y) * widthPx + region.x;
    const to = from + region.width;
    if (table) {
      for (let source = from; source < to; source++) {
        pixels[target++] = table[(samples[source] ?? 0) - lowest] ?? 0;
      }
    } else {
      for (let source = from; source < to; source++) {
        pixels[target++] = computeShade(samples[source] ?? 0, voi, inverted);
      }
    }
  }
  return image;
}

function computeShade(sample: number, voi: Voi, inverted: boolean): number {
  const brightness = voiBrightness(sample, voi);
  const grey = Math.round(255 * (inverted ? 1 - brightness : brightness));
  return (0xff000000 | (grey << 16) | (grey << 8) | grey) >>> 0;
}

let last: { readonly key: readonly unknown[]; readonly table: Uint32Array } | undefined;

/** The shade of every value the samples can have; none for float32. The last one is kept: while a film is moved it stays. */
function shadeTable(samples: Samples, voi: Voi, inverted: boolean): Uint32Array | undefined {
  if (samples instanceof Float32Array) return undefined;
  const lowest = lowestOf(samples);
  const key = [voi, inverted, lowest, samples.BYTES_PER_ELEMENT];
  if (last?.key.every((part, index) => part === key[index]) === true) return last.table;
  const table = new Uint32Array(samples instanceof Uint8Array ? 0x100 : 0x1_0000);
  for (let index = 0; index < table.length; index++) {
    table[index] = computeShade(index + lowest, voi, inverted);
  }
  last = { key, table };
  return table;
}

function lowestOf(samples: Samples): number {
  return samples instanceof Int16Array ? -0x8000 : 0;
}
