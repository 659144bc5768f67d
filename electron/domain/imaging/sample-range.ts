import type { StoredSamples } from '../dicom/stored-values.ts';
import type { Samples } from './pixel-plane.ts';
import { floatingBlock, forEachBlock } from './sample-blocks.ts';

interface SampleRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Smallest and largest sample. `samples` is not empty. */
export function sampleRange(samples: Samples | StoredSamples): SampleRange {
  const range = Float64Array.of(Infinity, -Infinity);
  forEachBlock(samples, floatingBlock(samples), (block) => {
    widen(range, block);
  });
  return { minimum: range[0] ?? Infinity, maximum: range[1] ?? -Infinity };
}

/** `range` holds the smallest and the largest value so far. */
function widen(range: Float64Array, block: Float64Array): void {
  let low = range[0] ?? Infinity;
  let high = range[1] ?? -Infinity;
  for (let index = 0; index < block.length; index++) {
    const value = block[index] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  range[0] = low;
  range[1] = high;
}
