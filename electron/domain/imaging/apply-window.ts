import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { PixelPlane } from './pixel-plane.ts';
import { tabledBrightness, type VoiTable } from './voi-table.ts';

/** Brightness 0..1 of a modality value under a window: DICOM PS3.3 C.11.2.1.2.1 (LINEAR) and C.11.2.1.3. */
export function windowedBrightness(value: number, window: VoiWindow): number {
  const { center, width } = window;
  switch (window.function) {
    case 'LINEAR': {
      const middle = center - 0.5;
      const half = (width - 1) / 2;
      if (value <= middle - half) return 0;
      if (value > middle + half) return 1;
      return (value - middle) / (width - 1) + 0.5;
    }
    case 'LINEAR_EXACT':
      if (value <= center - width / 2) return 0;
      if (value > center + width / 2) return 1;
      return (value - center) / width + 0.5;
    case 'SIGMOID':
      return 1 / (1 + Math.exp((-4 * (value - center)) / width));
    default:
      return assertNever(window.function);
  }
}

/** What turns grey values into brightness: a window or a table, never both. DICOM PS3.3 C.11.2.1. */
export type Voi = VoiWindow | VoiTable;

/** Brightness 0..1 of a modality value under a window or a table. */
export function voiBrightness(value: number, voi: Voi): number {
  return 'table' in voi ? tabledBrightness(value, voi) : windowedBrightness(value, voi);
}

/**
 * The plane as 8-bit grey, 0 black, row by row: window or table, then the polarity of the file
 * (MONOCHROME1 shows its lowest values white, PS3.3 C.7.6.3.1.2).
 */
export function applyWindow(plane: PixelPlane, voi: Voi, photometric: ImageFacts['photometric']): Uint8Array {
  const { samples } = plane;
  const grey = new Uint8Array(samples.length);
  const shade = (value: number): number => {
    const brightness = voiBrightness(value, voi);
    return Math.round(255 * (photometric === 'MONOCHROME1' ? 1 - brightness : brightness));
  };
  if (samples instanceof Float32Array) {
    for (let index = 0; index < grey.length; index++) grey[index] = shade(samples[index] ?? 0);
    return grey;
  }
  // Integer samples take few values: shade each value once.
  const lowest = samples instanceof Int16Array ? -0x8000 : 0;
  const shades = Uint8Array.from({ length: 0x1_0000 }, (_, index) => shade(index + lowest));
  for (let index = 0; index < grey.length; index++) grey[index] = shades[(samples[index] ?? 0) - lowest] ?? 0;
  return grey;
}
