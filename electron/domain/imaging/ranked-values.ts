import type { Samples } from './pixel-plane.ts';

/** A range of values, both ends in it, in modality units. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** The value below which a fraction 0..1 of the counted samples lie; 0 where none were counted. */
export type Ranked = (fraction: number) => number;

interface RankedOptions {
  /** Values that are no part of the picture. */
  readonly without?: ValueRange | undefined;
  /** Only values in this range are counted. */
  readonly within?: ValueRange | undefined;
}

/** Enough for steady percentiles; larger planes are sampled at even steps. */
const sampledPixels = 1_000_000;

/** Percentiles of a plane. Whole numbers of 16 bits are counted, which is far quicker than sorting a million of them. */
export function rankedValues(samples: Samples, options: RankedOptions = {}): Ranked {
  return samples instanceof Float32Array ? sortedValues(samples, options) : countedValues(samples, options);
}

function stepOf(samples: Samples): number {
  return Math.max(1, Math.floor(samples.length / sampledPixels));
}

function isCounted(value: number, { without, within }: RankedOptions): boolean {
  if (without && value >= without.low && value <= without.high) return false;
  return !within || (value >= within.low && value <= within.high);
}

function sortedValues(samples: Float32Array, options: RankedOptions): Ranked {
  const picked: number[] = [];
  const step = stepOf(samples);
  for (let index = 0; index < samples.length; index += step) {
    const value = samples[index] ?? 0;
    if (Number.isFinite(value) && isCounted(value, options)) picked.push(value);
  }
  const sorted = Float64Array.from(picked).sort();
  return (fraction) => sorted[Math.round(fraction * (sorted.length - 1))] ?? 0;
}

function countedValues(samples: Exclude<Samples, Float32Array>, options: RankedOptions): Ranked {
  const lowest = -0x8000;
  const counts = new Uint32Array(0x1_8000);
  const step = stepOf(samples);
  for (let index = 0; index < samples.length; index += step) {
    const bin = (samples[index] ?? 0) - lowest;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  let picked = 0;
  counts.forEach((count, bin) => {
    if (count > 0 && !isCounted(bin + lowest, options)) counts[bin] = 0;
    else picked += count;
  });
  return (fraction) => {
    if (picked === 0) return 0;
    const rank = Math.round(fraction * (picked - 1));
    let below = 0;
    const found = counts.findIndex((count) => {
      below += count;
      return below > rank;
    });
    return found + lowest;
  };
}
