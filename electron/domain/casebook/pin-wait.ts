/** Wrong PINs in a row after which the next one has to wait. */
export const freePinAttempts = 5;

const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

/**
 * How long after the last of `wrongInARow` wrong PINs the next one is looked at, in milliseconds: not at all for
 * the first few, then 30 s, doubling to 15 min. Trying all 10,000 PINs of four digits takes more than 100 days.
 */
export function pinWaitMs(wrongInARow: number): number {
  if (wrongInARow < freePinAttempts) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, wrongInARow - freePinAttempts));
}
