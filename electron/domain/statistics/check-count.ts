/** Refuses, with a RangeError, what cannot be a number of cases: negative, fractional or not finite. */
export function checkCount(name: string, count: number): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`${name} is a whole number of cases, 0 or more, not ${String(count)}`);
  }
}
