import { rescaleToFloats } from '#domain/imaging/modality-transform.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { sha256Hex } from './sha256.ts';

/** Samples of the largest film whose fractions are made in memory that is kept: 16 MB. */
const keptSamples = 4 * 1024 * 1024;
let kept = new Float32Array(0);

/**
 * SHA-256 of the samples of a plane, lower-case hex. Fractions are made for it in memory that is used for each film: the
 * browser copies what it hashes, and fresh memory for a film costs more than the fractions.
 */
export function planeHash(plane: PixelPlane): Promise<string> {
  const { stored } = plane;
  if (!stored || stored.samples.length > keptSamples) return sha256Hex(plane.samples);
  const { samples, slope, intercept } = stored;
  if (kept.length < samples.length) kept = new Float32Array(samples.length);
  return sha256Hex(rescaleToFloats(samples, slope, intercept, kept.subarray(0, samples.length)));
}
