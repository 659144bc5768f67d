import type { ImageFacts } from '#contract/image-facts.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Samples } from '#domain/imaging/pixel-plane.ts';

const bytesPerSample = { uint8: 1, uint16: 2, int16: 2, float32: 4 } as const;

/**
 * The plane described by `facts` as typed samples over the very bytes that arrived (every platform Femora runs
 * on is little-endian, as the bytes are). Throws `image.unreadable` when the length does not fit.
 */
export function planeSamples(facts: ImageFacts, bytes: ArrayBuffer): Samples {
  const expected = facts.widthPx * facts.heightPx * bytesPerSample[facts.sampleType];
  if (bytes.byteLength !== expected) {
    throw new DeclaredError('image.unreadable', {
      fileName: facts.fileName,
      reason: `${String(bytes.byteLength)} bytes arrived instead of ${String(expected)}`,
    });
  }
  switch (facts.sampleType) {
    case 'uint8':
      return new Uint8Array(bytes);
    case 'uint16':
      return new Uint16Array(bytes);
    case 'int16':
      return new Int16Array(bytes);
    case 'float32':
      return new Float32Array(bytes);
  }
}
