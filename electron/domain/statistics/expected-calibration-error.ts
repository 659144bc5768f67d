import type { ReliabilityBin } from './reliability-bins.ts';

/**
 * Expected calibration error, 0..1: distance of mean score and share of positives, averaged over the bins by their cases.
 * Null without cases. With few cases it is biased upwards: chance alone parts the two.
 * Source: Naeini, Cooper, Hauskrecht, Proc AAAI 2015:2901-2907.
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number | null {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (n === 0) return null;
  return bins.reduce(
    (sum, bin) =>
      bin.found ? sum + (bin.n / n) * Math.abs(bin.found.meanScore - bin.found.positives.value) : sum,
    0,
  );
}
