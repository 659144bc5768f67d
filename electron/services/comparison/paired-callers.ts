import type { Caller, PairedCallers } from '#contract/truth-comparison.ts';
import { exactMcNemar } from '#domain/statistics/exact-mcnemar.ts';
import { pairedDifference } from '#domain/statistics/paired-difference.ts';
import { isDefinite, isRight } from './known-case.ts';
import { sumOf, type KnownCases } from './tally-calls.ts';
import { toStatistic } from './to-statistic.ts';

const pairs: readonly (readonly [Caller, Caller])[] = [
  ['unaided', 'model'],
  ['aided', 'unaided'],
  ['aided', 'model'],
];

/** Three pairs are looked at: each must be clearer by so much (Bonferroni). */
const significance = 0.05 / pairs.length;

/** Each two callers over the cases in which both were definite: all of them, and those of either class. */
export function pairedCallers(cases: readonly KnownCases[]): PairedCallers[] {
  return (['all', 'pathologic', 'nonpathologic'] as const).flatMap((among) => {
    const chosen = cases.filter(({ truth }) => among === 'all' || truth === among);
    return pairs.map(([first, second]) => ({ among, ...comparePair(chosen, first, second) }));
  });
}

function comparePair(
  cases: readonly KnownCases[],
  first: Caller,
  second: Caller,
): Omit<PairedCallers, 'among'> {
  const called = cases.filter(({ verdicts }) => isDefinite(verdicts, [first, second]));
  const counted = (firstIsRight: boolean, secondIsRight: boolean): number =>
    sumOf(
      called,
      ({ verdicts }) =>
        isRight(verdicts[first]) === firstIsRight && isRight(verdicts[second]) === secondIsRight,
    );
  const counts = {
    both: counted(true, true),
    firstOnly: counted(true, false),
    secondOnly: counted(false, true),
    neither: counted(false, false),
  };
  const test = exactMcNemar(counts.firstOnly, counts.secondOnly);
  const pValue = test.kind === 'tested' ? test.pValue : null;
  return {
    first,
    second,
    ...counts,
    difference: toStatistic(pairedDifference(counts), sumOf(called)),
    pValue,
    isToldApart: pValue !== null && pValue < significance,
  };
}
