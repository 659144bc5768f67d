import type { Samples } from './pixel-plane.ts';
import { forEachBlock, wholeBlock } from './sample-blocks.ts';

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
  /** Larger planes are sampled at even steps; a million if not given, which is enough for steady percentiles. */
  readonly sampledPixels?: number;
}

/** Percentiles of a plane, exactly as sorting would give them, but by counting: sorting a million values takes longer than opening the film. */
export function rankedValues(samples: Samples, options: RankedOptions = {}): Ranked {
  const { sampledPixels = 1_000_000 } = options;
  const sampled = everyNth(samples, Math.max(1, Math.floor(samples.length / sampledPixels)));
  return sampled instanceof Float32Array ? countedFloats(sampled, options) : countedWholes(sampled, options);
}

function everyNth(samples: Samples, step: number): Samples {
  if (step === 1) return samples;
  const sampled = samples.slice(0, Math.ceil(samples.length / step));
  for (let index = 0; index < sampled.length; index++) sampled[index] = samples[step * index] ?? 0;
  return sampled;
}

function isCounted(value: number, { without, within }: RankedOptions): boolean {
  if (without && value >= without.low && value <= without.high) return false;
  return !within || (value >= within.low && value <= within.high);
}

function countedWholes(samples: Exclude<Samples, Float32Array>, options: RankedOptions): Ranked {
  const lowest = samples instanceof Int16Array ? -0x8000 : 0;
  const counts = new Uint32Array(samples instanceof Uint8Array ? 0x100 : 0x1_0000);
  forEachBlock(samples, wholeBlock(samples), (block) => {
    count(block, lowest, counts);
  });
  let picked = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const inBin = counts[bin] ?? 0;
    if (inBin > 0 && !isCounted(bin + lowest, options)) counts[bin] = 0;
    else picked += inBin;
  }
  return (fraction) => (picked === 0 ? 0 : binAt(counts, Math.round(fraction * (picked - 1))).bin + lowest);
}

/** Counts each value of the block into the bin of its distance from `lowest`. */
function count(block: Int32Array, lowest: number, counts: Uint32Array): void {
  for (let index = 0; index < block.length; index++) {
    const bin = (block[index] ?? 0) - lowest;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
}

/** Counts the upper 16 bits of the values first, then the lower ones of those that share them. */
function countedFloats(samples: Float32Array, options: RankedOptions): Ranked {
  const keys = orderedKeys(samples, options);
  const counts = new Uint32Array(0x1_0000);
  for (let index = 0; index < keys.length; index++) {
    const bin = (keys[index] ?? 0) >>> 16;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return (fraction) => {
    if (keys.length === 0) return 0;
    const rank = Math.round(fraction * (keys.length - 1));
    const upper = binAt(counts, rank);
    const lowerCounts = new Uint32Array(0x1_0000);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] ?? 0;
      if (key >>> 16 === upper.bin) lowerCounts[key & 0xffff] = (lowerCounts[key & 0xffff] ?? 0) + 1;
    }
    const lower = binAt(lowerCounts, rank - upper.below);
    return valueOfKey(((upper.bin << 16) | lower.bin) >>> 0);
  };
}

/** The bin that holds the item of this rank, from 0, and how many lie in the bins before it. */
function binAt(counts: Uint32Array, rank: number): { readonly bin: number; readonly below: number } {
  let below = 0;
  let bin = 0;
  for (; bin < counts.length - 1; bin++) {
    const upTo = below + (counts[bin] ?? 0);
    if (upTo > rank) break;
    below = upTo;
  }
  return { bin, below };
}

/**
 * The bits of the counted samples, turned so that they are in the order of the values: of IEEE 754 numbers the sign bit
 * is turned over, of negative ones every bit.
 */
function orderedKeys(samples: Float32Array, { without, within }: RankedOptions): Uint32Array {
  const bits = new Uint32Array(samples.buffer, samples.byteOffset, samples.length);
  const keys = new Uint32Array(samples.length);
  const { low: leastPicked, high: mostPicked } = within ?? { low: -Infinity, high: Infinity };
  // Where nothing is left out, the range is one that no value is in.
  const { low: leastLeftOut, high: mostLeftOut } = without ?? { low: Infinity, high: -Infinity };
  let counted = 0;
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] ?? 0;
    if (!Number.isFinite(value) || value < leastPicked || value > mostPicked) continue;
    if (value >= leastLeftOut && value <= mostLeftOut) continue;
    const own = bits[index] ?? 0;
    keys[counted++] = own >= 0x8000_0000 ? ~own : own + 0x8000_0000;
  }
  return keys.subarray(0, counted);
}

function valueOfKey(key: number): number {
  const bits = Uint32Array.of(key >= 0x8000_0000 ? key - 0x8000_0000 : ~key);
  return new Float32Array(bits.buffer)[0] ?? 0;
}
