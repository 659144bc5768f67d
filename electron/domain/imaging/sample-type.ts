import type { ImageFacts } from '#contract/image-facts.ts';
import type { Samples, WholeSamples } from './pixel-plane.ts';

export type SampleType = ImageFacts['sampleType'];
export type WholeType = Exclude<SampleType, 'float32'>;

const views = {
  uint8: Uint8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  float32: Float32Array,
} as const;

export function bytesPerSample(type: SampleType): number {
  return views[type].BYTES_PER_ELEMENT;
}

export function wholeType(samples: WholeSamples): WholeType {
  if (samples instanceof Uint8Array) return 'uint8';
  return samples instanceof Uint16Array ? 'uint16' : 'int16';
}

export function sampleType(samples: Samples): SampleType {
  return samples instanceof Float32Array ? 'float32' : wholeType(samples);
}

/** Samples over these very bytes: every platform Femora runs on is little-endian, as they are. */
export function samplesOver(bytes: ArrayBuffer, type: WholeType): WholeSamples;
export function samplesOver(bytes: ArrayBuffer, type: SampleType): Samples;
export function samplesOver(bytes: ArrayBuffer, type: SampleType): Samples {
  return new views[type](bytes);
}
