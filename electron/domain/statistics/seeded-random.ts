/** A source of numbers in [0, 1); the next one at each call. */
export type RandomSource = () => number;

/**
 * A repeatable source: the same seed (a whole number, 32 bits of it count) gives the same numbers on every machine.
 * Mulberry32: a counter through a mixing function; period 2^32, far more than resampling asks for. Not for secrets.
 * Source: Ettinger, "mulberry32", 2017 (public domain), with the mixing function of Steele, Lea, Flood,
 * Proc OOPSLA 2014:453-472.
 */
export function seededRandom(seed: number): RandomSource {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
