/** Refuses, with a RangeError, what is no probability 0..1. */
export function checkProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} lies in 0..1, not at ${String(value)}`);
}
