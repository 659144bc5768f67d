import type { WholeSamples } from './pixel-plane.ts';

/** The same bits as unsigned words, over the same memory; bytes are copied, as they are half as long. */
export function unsignedWords(samples: WholeSamples): Uint16Array {
  if (samples instanceof Uint16Array) return samples;
  if (samples instanceof Uint8Array) return Uint16Array.from(samples);
  return new Uint16Array(samples.buffer, samples.byteOffset, samples.length);
}
