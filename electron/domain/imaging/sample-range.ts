/** Smallest and largest sample. `samples` is not empty. */
export function sampleRange(samples: Iterable<number>): {
  readonly minimum: number;
  readonly maximum: number;
} {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of samples) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}
