import type { Samples } from './pixel-plane.ts';

/** Smallest and largest sample. `samples` is not empty. */
export function sampleRange(samples: Samples): { readonly minimum: number; readonly maximum: number } {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of samples) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}
