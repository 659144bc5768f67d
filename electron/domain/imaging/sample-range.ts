import type { StoredSamples } from '../dicom/stored-values.ts';
import type { Samples } from './pixel-plane.ts';

/** Smallest and largest sample. `samples` is not empty. */
export function sampleRange(samples: Samples | StoredSamples): {
  readonly minimum: number;
  readonly maximum: number;
} {
  // Nearly every film has this type: a loop that never sees another one is several times as fast.
  if (samples instanceof Uint16Array) return rangeOfShorts(samples);
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of samples) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}

function rangeOfShorts(samples: Uint16Array): { readonly minimum: number; readonly maximum: number } {
  let minimum = 0xffff;
  let maximum = 0;
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] ?? 0;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}
