import type { VoiWindow } from '#contract/image-facts.ts';
import type { Samples } from './pixel-plane.ts';
import { rankedValues, type ValueRange } from './ranked-values.ts';

/** Values that are no part of the picture, in modality units: Pixel Padding Value, DICOM PS3.3 C.7.5.1.1.2. */
export type PaddingRange = ValueRange;

const lowQuantile = 0.01;
const highQuantile = 0.99;

/** A window from the 1st to the 99th percentile of the plane, padding left out. Integer planes get LINEAR, others LINEAR_EXACT. */
export function autoWindow(samples: Samples, padding?: PaddingRange): VoiWindow {
  const ranked = rankedValues(samples, { without: padding });
  const low = ranked(lowQuantile);
  const high = ranked(highQuantile);
  if (samples instanceof Float32Array) {
    return {
      center: (low + high) / 2,
      width: high > low ? high - low : 1,
      function: 'LINEAR_EXACT',
      explanation: 'auto',
    };
  }
  return { center: (low + high + 1) / 2, width: high - low + 1, function: 'LINEAR', explanation: 'auto' };
}
