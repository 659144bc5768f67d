import { createHash } from 'node:crypto';
import type { Samples } from '#domain/imaging/pixel-plane.ts';

/** SHA-256 of the bytes of a plane, lower-case hex: what facts, window and predictions name it by. */
export function hashSamples(samples: Samples): string {
  return createHash('sha256').update(samples).digest('hex');
}
