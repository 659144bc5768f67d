/**
 * The empirical ROC area, 0..1, and what each case adds to it: DeLong's structural components.
 * `ofPositives[i]`: share of the negatives that positive i outscores, ties counted half.
 * `ofNegatives[j]`: share of the positives that outscore negative j, ties counted half.
 * Both in the order given; the mean of either is the area.
 */
export interface RocPlacements {
  readonly area: number;
  readonly ofPositives: readonly number[];
  readonly ofNegatives: readonly number[];
}

/**
 * Placements of finite scores; both lists hold at least one, a RangeError otherwise.
 * Source: DeLong, DeLong, Clarke-Pearson, Biometrics 1988;44:837-845; by sorting, not pair by pair.
 */
export function rocPlacements(positives: readonly number[], negatives: readonly number[]): RocPlacements {
  if (positives.length === 0 || negatives.length === 0) throw new RangeError('a ROC area needs both classes');
  if (!positives.every(Number.isFinite) || !negatives.every(Number.isFinite)) {
    throw new RangeError('a score is a finite number');
  }
  const sortedPositives = Float64Array.from(positives).sort();
  const sortedNegatives = Float64Array.from(negatives).sort();
  const ofPositives = positives.map((score) => shareBelow(sortedNegatives, score));
  const ofNegatives = negatives.map((score) => 1 - shareBelow(sortedPositives, score));
  const area = ofPositives.reduce((sum, share) => sum + share, 0) / positives.length;
  return { area, ofPositives, ofNegatives };
}

/** Share of sorted values below one, values equal to it counted half. */
function shareBelow(sorted: Float64Array, value: number): number {
  const below = countWhile(sorted, (other) => other < value);
  const notAbove = countWhile(sorted, (other) => other <= value);
  return (below + notAbove) / (2 * sorted.length);
}

/** How many values at the start of a sorted list hold, where all that hold come first. */
function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let known = 0;
  let end = sorted.length;
  while (known < end) {
    const middle = (known + end) >>> 1;
    if (holds(sorted[middle] ?? 0)) known = middle + 1;
    else end = middle;
  }
  return known;
}
