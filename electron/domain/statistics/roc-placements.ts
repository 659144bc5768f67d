import { midranks } from './midranks.ts';

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
 * Sources: DeLong, DeLong, Clarke-Pearson, Biometrics 1988;44:837-845, by the ranks of
 * Sun, Xu, IEEE Signal Process Lett 2014;21:1389-1393.
 */
export function rocPlacements(positives: readonly number[], negatives: readonly number[]): RocPlacements {
  if (positives.length === 0 || negatives.length === 0) throw new RangeError('a ROC area needs both classes');
  if (![...positives, ...negatives].every(Number.isFinite))
    throw new RangeError('a score is a finite number');
  const together = midranks([...positives, ...negatives]);
  const amongPositives = midranks(positives);
  const amongNegatives = midranks(negatives);
  const ofPositives = amongPositives.map((rank, i) => ((together[i] ?? 0) - rank) / negatives.length);
  const ofNegatives = amongNegatives.map(
    (rank, j) => 1 - ((together[positives.length + j] ?? 0) - rank) / positives.length,
  );
  const area = ofPositives.reduce((sum, share) => sum + share, 0) / positives.length;
  return { area, ofPositives, ofNegatives };
}
