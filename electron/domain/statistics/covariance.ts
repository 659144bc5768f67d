/** Sample covariance (divisor n - 1) of two equally long lists of at least 2 numbers; of one with itself, its variance. */
export function covariance(first: readonly number[], second: readonly number[]): number {
  if (first.length !== second.length || first.length < 2) throw new RangeError('a covariance needs 2 pairs');
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const a = mean(first);
  const b = mean(second);
  return first.reduce((sum, v, i) => sum + (v - a) * ((second[i] ?? 0) - b), 0) / (first.length - 1);
}
