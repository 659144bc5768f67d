import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import type { PixelPlane, RescaledSamples, Samples, WholeSamples } from './pixel-plane.ts';
import { floatingBlock, forEachBlock, wholeBlock } from './sample-blocks.ts';
import { tabledBrightness, type VoiTable } from './voi-table.ts';

/** What turns grey values into brightness: a window or a table, never both. DICOM PS3.3 C.11.2.1. */
export type Voi = VoiWindow | VoiTable;

/** A window with straight flanks, as numbers: brightness is (value - middle) / width + 0.5 between `low` and `high`. */
interface Ramp {
  readonly low: number;
  readonly high: number;
  readonly middle: number;
  readonly width: number;
}

/** DICOM PS3.3 C.11.2.1.2.1 (LINEAR) and C.11.2.1.3.2 (LINEAR_EXACT). */
function rampOf({ center, width, function: kind }: VoiWindow): Ramp {
  if (kind === 'LINEAR_EXACT') {
    return { low: center - width / 2, high: center + width / 2, middle: center, width };
  }
  const middle = center - 0.5;
  const half = (width - 1) / 2;
  return { low: middle - half, high: middle + half, middle, width: width - 1 };
}

/** Brightness 0..1 of a modality value under a window or a table. */
export function voiBrightness(value: number, voi: Voi): number {
  if ('table' in voi) return tabledBrightness(value, voi);
  if (voi.function === 'SIGMOID') return sigmoidBrightness(value, voi.center, voi.width);
  const { low, high, middle, width } = rampOf(voi);
  return rampBrightness(value, low, high, middle, width);
}

function rampBrightness(value: number, low: number, high: number, middle: number, width: number): number {
  if (value <= low) return 0;
  if (value > high) return 1;
  return (value - middle) / width + 0.5;
}

/** The grey of the screen, 0..255, of a brightness 0..1. */
function greyOf(brightness: number, inverted: boolean): number {
  return Math.round(255 * (inverted ? 1 - brightness : brightness));
}

/** DICOM PS3.3 C.11.2.1.3.1. */
function sigmoidBrightness(value: number, center: number, width: number): number {
  return 1 / (1 + Math.exp((-4 * (value - center)) / width));
}

/**
 * Writes the grey of the screen, 0..255, of each modality value. `inverted`: bright becomes dark. The commonest window has
 * a loop of its own, in which nothing but numbers is handed on: it takes a third of the time. For values of one type, see
 * `sample-blocks.ts`.
 */
export function shade(values: Float64Array, voi: Voi, inverted: boolean, greys: Uint8Array): void {
  if ('table' in voi || voi.function === 'SIGMOID') {
    for (let index = 0; index < greys.length; index++) {
      const brightness = voiBrightness(values[index] ?? 0, voi);
      greys[index] = greyOf(brightness, inverted);
    }
  } else {
    const { low, high, middle, width } = rampOf(voi);
    for (let index = 0; index < greys.length; index++) {
      const brightness = rampBrightness(values[index] ?? 0, low, high, middle, width);
      greys[index] = greyOf(brightness, inverted);
    }
  }
}

/** The grey, 0..255, of every value that integer samples can have; the first is that of `lowestOf(samples)`. */
export function shadesOfWholes(samples: WholeSamples, voi: Voi, inverted: boolean): Uint8Array {
  return shadesOfRescaled({ samples, slope: 1, intercept: 0 }, voi, inverted);
}

/** The same of whole numbers that stand for fractions; the fractions are those of the plane, float32. */
export function shadesOfRescaled(stored: RescaledSamples, voi: Voi, inverted: boolean): Uint8Array {
  const { samples, slope, intercept } = stored;
  const shades = new Uint8Array(samples instanceof Uint8Array ? 0x100 : 0x1_0000);
  const whole = { first: lowestOf(samples), slope, intercept };
  if ('table' in voi || voi.function === 'SIGMOID') shadeEach(shades, whole, voi, inverted);
  else shadeRamp(shades, whole, rampOf(voi), inverted);
  return shades;
}

/** The values slope * whole + intercept, as float32, of the whole numbers from `first` on. */
interface EvenValues {
  readonly first: number;
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The greys of a window with straight flanks. It never turns back, so that what lies between two equal greys is equal: only
 * some thousand of 65,536 values are worked out.
 */
function shadeRamp(
  greys: Uint8Array,
  { first, slope, intercept }: EvenValues,
  { low, high, middle, width }: Ramp,
  inverted: boolean,
): void {
  const greyAt = (index: number): number => {
    const value = Math.fround(slope * (first + index) + intercept);
    return greyOf(rampBrightness(value, low, high, middle, width), inverted);
  };
  const fill = (from: number, greyFrom: number, to: number, greyTo: number): void => {
    if (greyFrom === greyTo) {
      greys.fill(greyFrom, from, to + 1);
    } else if (to - from === 1) {
      greys[from] = greyFrom;
      greys[to] = greyTo;
    } else {
      const halfway = (from + to) >> 1;
      const grey = greyAt(halfway);
      fill(from, greyFrom, halfway, grey);
      fill(halfway, grey, to, greyTo);
    }
  };
  const last = greys.length - 1;
  fill(0, greyAt(0), last, greyAt(last));
}

/** Some thousand at a time: half a megabyte of numbers for each film would only have to be cleaned up again. */
const shadedTogether = 4096;

function shadeEach(greys: Uint8Array, whole: EvenValues, voi: Voi, inverted: boolean): void {
  const { first, slope, intercept } = whole;
  const values = new Float64Array(Math.min(greys.length, shadedTogether));
  for (let from = 0; from < greys.length; from += values.length) {
    for (let index = 0; index < values.length; index++) {
      values[index] = Math.fround(slope * (first + from + index) + intercept);
    }
    shade(values, voi, inverted, greys.subarray(from, from + values.length));
  }
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
    forEachBlock(samples, floatingBlock(samples), (block, from) => {
      shade(block, voi, inverted, grey.subarray(from, from + block.length));
    });
    return grey;
  }
  // Integer samples take few values: each value is shaded once.
  const lowest = lowestOf(samples);
  const shades = shadesOfWholes(samples, voi, inverted);
  forEachBlock(samples, wholeBlock(samples), (block, from) => {
    for (let index = 0; index < block.length; index++) {
      grey[from + index] = shades[(block[index] ?? 0) - lowest] ?? 0;
    }
  });
  return grey;
}
