import type { LearningPoint } from '#contract/reading-set.ts';
import { wilsonInterval } from '#domain/statistics/wilson-interval.ts';

/** Reads that one point looks back over: enough for an interval that says something, few enough to follow a change. */
export const learningWindow = 20;

/** One read whose truth is known. A “cannot tell” is not right. */
export interface JudgedRead {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly isRight: boolean;
}

/**
 * A reader's share of right calls over time: one point for each read, over at most `learningWindow` of the latest, with
 * its Wilson 95 % interval. Neighbouring points share most of their reads and are not independent.
 */
export function learningCurve(reads: readonly JudgedRead[]): LearningPoint[] {
  const inOrder = reads.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return inOrder.map(({ at }, index) => {
    const latest = inOrder.slice(Math.max(0, index + 1 - learningWindow), index + 1);
    const right = latest.filter(({ isRight }) => isRight).length;
    const n = latest.length;
    return { readCount: index + 1, at, n, right, ...wilsonInterval(right, n) };
  });
}
