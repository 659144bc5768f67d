/**
 * Quantile of at least one number at `probability` 0..1, with straight lines between the ordered values.
 * Source: Hyndman, Fan, Am Stat 1996;50:361-365, definition 7 (the default of R).
 */
export function sampleQuantile(values: readonly number[], probability: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  const position = (ordered.length - 1) * Math.min(1, Math.max(0, probability));
  const below = ordered[Math.floor(position)];
  const above = ordered[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError('a quantile needs a value');
  return below + (above - below) * (position - Math.floor(position));
}
