import type { VoiWindow } from '#contract/image-facts.ts';
import type { Samples } from './pixel-plane.ts';

/** Values that are no part of the picture, in modality units: Pixel Padding Value, DICOM PS3.3 C.7.5.1.1.2. */
export interface PaddingRange {
  readonly low: number;
  readonly high: number;
}

const lowQuantile = 0.01;
const highQuantile = 0.99;
/** Enough for steady percentiles; larger planes are sampled at even steps. */
const sampledPixels = 1_000_000;

/** A window from the 1st to the 99th percentile of the plane, padding left out. Integer planes get LINEAR, others LINEAR_EXACT. */
export function autoWindow(samples: Samples, padding?: PaddingRange): VoiWindow {
  const ranked =
    samples instanceof Float32Array ? sortedValues(samples, padding) : countedValues(samples, padding);
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

/** The value below which a fraction of the picked samples lie; 0 where none were picked. */
type Ranked = (fraction: number) => number;

function stepOf(samples: Samples): number {
  return Math.max(1, Math.floor(samples.length / sampledPixels));
}

function sortedValues(samples: Float32Array, padding: PaddingRange | undefined): Ranked {
  const picked: number[] = [];
  for (let index = 0; index < samples.length; index += stepOf(samples)) {
    const value = samples[index] ?? 0;
    const isPadding = padding !== undefined && value >= padding.low && value <= padding.high;
    if (!isPadding && Number.isFinite(value)) picked.push(value);
  }
  const sorted = Float64Array.from(picked).sort();
  return (fraction) => sorted[Math.round(fraction * (sorted.length - 1))] ?? 0;
}

/** Whole numbers of 16 bits are counted, which is far quicker than sorting a million of them. */
function countedValues(samples: Exclude<Samples, Float32Array>, padding: PaddingRange | undefined): Ranked {
  const lowest = -0x8000;
  const counts = new Uint32Array(0x1_8000);
  const step = stepOf(samples);
  let picked = 0;
  for (let index = 0; index < samples.length; index += step) {
    const value = samples[index] ?? 0;
    if (padding !== undefined && value >= padding.low && value <= padding.high) continue;
    counts[value - lowest] = (counts[value - lowest] ?? 0) + 1;
    picked += 1;
  }
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
