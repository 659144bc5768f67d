import type { StoredSamples } from '../dicom/stored-values.ts';
import type { Samples } from './pixel-plane.ts';

interface SampleRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Smallest and largest sample. `samples` is not empty. */
export function sampleRange(samples: Samples | StoredSamples): SampleRange {
  // A loop that never sees another type is several times as fast: the types that films have get one each.
  if (samples instanceof Uint16Array) return rangeOfUnsignedWords(samples);
  if (samples instanceof Int16Array) return rangeOfSignedWords(samples);
  if (samples instanceof Float32Array) return rangeOfFloats(samples);
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] ?? 0;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}

function rangeOfUnsignedWords(samples: Uint16Array): SampleRange {
  let minimum = 0xffff;
  let maximum = 0;
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] ?? 0;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}

function rangeOfSignedWords(samples: Int16Array): SampleRange {
  let minimum = 0x7fff;
  let maximum = -0x8000;
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] ?? 0;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}

function rangeOfFloats(samples: Float32Array): SampleRange {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let index = 0; index < samples.length; index++) {
    const value = samples[index] ?? 0;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}
