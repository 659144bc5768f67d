import type { ModelManifest } from './model-manifest.ts';

/** The package's calibrated score, 0..1, of a raw logit: sigmoid((logit + bias) / temperature). */
export function calibratedScore(logit: number, { temperature, bias }: ModelManifest['calibration']): number {
  return 1 / (1 + Math.exp(-(logit + bias) / temperature));
}
