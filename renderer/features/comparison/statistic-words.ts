import type { Statistic } from '#contract/statistic.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { percent } from '#text/numbers.ts';

/** Below this many cases a figure says that its n is too small. */
export const enoughCases = 30;

/** A statistic in one line: value, interval or the reason why there is none, and n. */
export function statisticWords(statistic: Statistic, word: (value: number) => string = text.plain): string {
  const { n } = statistic;
  switch (statistic.kind) {
    case 'undefined':
      return text.undefinedWith(text.reasons[statistic.reason], n);
    case 'point':
      return text.intervalNone(word(statistic.value), text.reasons[statistic.reason], n);
    case 'estimate':
      return text.interval(word(statistic.value), word(statistic.low), word(statistic.high), n);
  }
}

/** n, or how many of n, and plainly that it is too small where it is. */
export function countWords(n: number, counted: number | null = null): string {
  if (counted === null) return n < enoughCases ? text.smallCount(n) : text.count(n);
  return n < enoughCases ? text.small(counted, n) : text.share(counted, n);
}

/** How many of its n a proportion counts: it is that many divided by n. */
export function countedIn(proportion: Statistic): number {
  return proportion.kind === 'undefined' ? 0 : Math.round(proportion.value * proportion.n);
}

/** A prevalence in percent, with a decimal where it has one. */
export function prevalenceWords(prevalence: number): string {
  return percent(prevalence, Number.isInteger(Math.round(1e6 * prevalence) / 1e4) ? 0 : 1);
}
