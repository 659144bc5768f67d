import type { Caller, PairedCallers } from '#contract/truth-comparison.ts';
import { exactMcNemar } from '#domain/statistics/exact-mcnemar.ts';
import { pairedDifference } from '#domain/statistics/paired-difference.ts';
import { isDefinite, isRight, type KnownCase } from './known-case.ts';
import { toStatistic } from './to-statistic.ts';

const pairs: readonly (readonly [Caller, Caller])[] = [
  ['unaided', 'model'],
  ['aided', 'unaided'],
  ['aided', 'model'],
];

/** Three pairs are looked at: each must be clearer by so much (Bonferroni). */
const significance = 0.05 / pairs.length;

/** Each two callers over the cases in which both were definite: all of them, and those of either class. */
export function pairedCallers(cases: readonly KnownCase[]): PairedCallers[] {
  return (['all', 'pathologic', 'nonpathologic'] as const).flatMap((among) => {
    const chosen = cases.filter(({ truth }) => among === 'all' || truth === among);
    return pairs.map(([first, second]) => ({ among, ...comparePair(chosen, first, second) }));
  });
}

function comparePair(
  cases: readonly KnownCase[],
  first: Caller,
  second: Caller,
): Omit<PairedCallers, 'among'> {
  const counts = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
  const wanted = [first, second];
  // One pass: a large casebook is gone through nine times for the pairs alone.
  for (const known of cases) {
    if (!isDefinite(known, wanted)) continue;
    const firstIsRight = isRight(known.verdicts[first]);
    const secondIsRight = isRight(known.verdicts[second]);
    if (firstIsRight) counts[secondIsRight ? 'both' : 'firstOnly'] += 1;
    else counts[secondIsRight ? 'secondOnly' : 'neither'] += 1;
  }
  const calledByBoth = counts.both + counts.firstOnly + counts.secondOnly + counts.neither;
  const test = exactMcNemar(counts.firstOnly, counts.secondOnly);
  const pValue = test.kind === 'tested' ? test.pValue : null;
  return {
    first,
    second,
    ...counts,
    difference: toStatistic(pairedDifference(counts), calledByBoth),
    pValue,
    isToldApart: pValue !== null && pValue < significance,
  };
}
