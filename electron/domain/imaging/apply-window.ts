import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { PixelPlane, Samples } from './pixel-plane.ts';
import { floatingBlock, forEachBlock, wholeBlock } from './sample-blocks.ts';
import { tabledBrightness, type VoiTable } from './voi-table.ts';

/** What turns grey values into brightness: a window or a table, never both. DICOM PS3.3 C.11.2.1. */
export type Voi = VoiWindow | VoiTable;

/** Brightness 0..1 of a modality value under a window or a table. */
export function voiBrightness(value: number, voi: Voi): number {
  const values = Float64Array.of(value);
  brighten(values, voi);
  return values[0] ?? 0;
}

/** Puts the brightness, 0..1, under a window or a table in the place of each modality value. */
export function brighten(values: Float64Array, voi: Voi): void {
  if ('table' in voi) {
    for (let index = 0; index < values.length; index++) {
      values[index] = tabledBrightness(values[index] ?? 0, voi);
    }
    return;
  }
  const { center, width } = voi;
  switch (voi.function) {
    // DICOM PS3.3 C.11.2.1.2.1.
    case 'LINEAR': {
      const middle = center - 0.5;
      const half = (width - 1) / 2;
      brightenByRamp(values, middle - half, middle + half, middle, width - 1);
      return;
    }
    // PS3.3 C.11.2.1.3.2.
    case 'LINEAR_EXACT':
      brightenByRamp(values, center - width / 2, center + width / 2, center, width);
      return;
    // PS3.3 C.11.2.1.3.1.
    case 'SIGMOID':
      for (let index = 0; index < values.length; index++) {
        values[index] = 1 / (1 + Math.exp((-4 * ((values[index] ?? 0) - center)) / width));
      }
      return;
    default:
      return assertNever(voi.function);
  }
}

function brightenByRamp(
  values: Float64Array,
  low: number,
  high: number,
  middle: number,
  width: number,
): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value <= low) values[index] = 0;
    else values[index] = value > high ? 1 : (value - middle) / width + 0.5;
  }
}

/** Puts a grey of the screen, 0..255, in the place of each modality value; `inverted`: bright becomes dark. */
export function shade(values: Float64Array, voi: Voi, inverted: boolean): void {
  brighten(values, voi);
  for (let index = 0; index < values.length; index++) {
    const brightness = values[index] ?? 0;
    values[index] = Math.round(255 * (inverted ? 1 - brightness : brightness));
  }
}

/** The grey, 0..255, of every value that integer samples can have; the first is that of `lowestOf(samples)`. */
export function shadesOfWholes(
  samples: Exclude<Samples, Float32Array>,
  voi: Voi,
  inverted: boolean,
): Float64Array {
  const lowest = lowestOf(samples);
  const shades = new Float64Array(samples instanceof Uint8Array ? 0x100 : 0x1_0000);
  for (let index = 0; index < shades.length; index++) shades[index] = lowest + index;
  shade(shades, voi, inverted);
  return shades;
}

/** The lowest value that samples of this type can have. */
export function lowestOf(samples: Samples): number {
  return samples instanceof Int16Array ? -0x8000 : 0;
}

/**
 * The plane as 8-bit grey, 0 black, row by row: window or table, then the polarity of the file
 * (MONOCHROME1 shows its lowest values white, PS3.3 C.7.6.3.1.2).
 */
export function applyWindow(
  { samples }: PixelPlane,
  voi: Voi,
  photometric: ImageFacts['photometric'],
): Uint8Array {
  const grey = new Uint8Array(samples.length);
  const inverted = photometric === 'MONOCHROME1';
  if (samples instanceof Float32Array) {
    forEachBlock(samples, floatingBlock(), (block, from) => {
      shade(block, voi, inverted);
      grey.set(block, from);
    });
    return grey;
  }
  // Integer samples take few values: each value is shaded once.
  const lowest = lowestOf(samples);
  const shades = shadesOfWholes(samples, voi, inverted);
  forEachBlock(samples, wholeBlock(), (block, from) => {
    for (let index = 0; index < block.length; index++) {
      grey[from + index] = shades[(block[index] ?? 0) - lowest] ?? 0;
    }
  });
  return grey;
}
