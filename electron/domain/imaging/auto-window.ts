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
  const step = Math.max(1, Math.floor(samples.length / sampledPixels));
  const picked: number[] = [];
  for (let index = 0; index < samples.length; index += step) {
    const value = samples[index] ?? 0;
    const isPadding = padding !== undefined && value >= padding.low && value <= padding.high;
    if (!isPadding && Number.isFinite(value)) picked.push(value);
  }
  const sorted = Float64Array.from(picked).sort();
  const low = quantile(sorted, lowQuantile);
  const high = quantile(sorted, highQuantile);
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

function quantile(sorted: Float64Array, fraction: number): number {
  return sorted[Math.round(fraction * (sorted.length - 1))] ?? 0;
}
