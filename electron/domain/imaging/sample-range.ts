import type { StoredSamples } from '../dicom/stored-values.ts';
import type { Samples } from './pixel-plane.ts';
import { floatingBlock, forEachBlock } from './sample-blocks.ts';

interface SampleRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Smallest and largest sample. `samples` is not empty. */
export function sampleRange(samples: Samples | StoredSamples): SampleRange {
  let range: SampleRange = { minimum: Infinity, maximum: -Infinity };
  forEachBlock(samples, floatingBlock(), (block) => {
    range = widened(range, block);
  });
  return range;
}

function widened({ minimum, maximum }: SampleRange, block: Float64Array): SampleRange {
  let low = minimum;
  let high = maximum;
  for (let index = 0; index < block.length; index++) {
    const value = block[index] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { minimum: low, maximum: high };
}
