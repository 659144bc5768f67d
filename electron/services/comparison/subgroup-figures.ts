import type { Caller, CallerFigures, TruthComparison } from '#contract/truth-comparison.ts';
import { callerFigures } from './caller-figures.ts';
import { knownAmong, sumOf, type CallTally, type KnownCases } from './tally-calls.ts';

/** The main figures again, by side of the patient and by reader; groups in the order of their names. */
export function subgroupFigures(
  tally: Pick<CallTally, 'side' | 'reader'>,
  prevalence: number,
): TruthComparison['subgroups'] {
  return (['side', 'reader'] as const).flatMap((by) =>
    [...tally[by].keys()].toSorted().flatMap((name) => {
      const inside = knownAmong(tally[by].get(name) ?? []);
      if (inside.length === 0) return [];
      return [
        {
          by,
          name,
          n: sumOf(inside),
          unaided: mainFigures(inside, 'unaided', prevalence),
          aided: mainFigures(inside, 'aided', prevalence),
          model: mainFigures(inside, 'model', prevalence),
        },
      ];
    }),
  );
}

function mainFigures(
  cases: readonly KnownCases[],
  caller: Caller,
  prevalence: number,
): Pick<CallerFigures, 'sensitivity' | 'specificity' | 'accuracy'> {
  const { sensitivity, specificity, accuracy } = callerFigures(cases, caller, prevalence);
  return { sensitivity, specificity, accuracy };
}
