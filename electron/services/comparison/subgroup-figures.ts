import type { Caller, CallerFigures, TruthComparison } from '#contract/truth-comparison.ts';
import { callerFigures } from './caller-figures.ts';
import type { KnownCase } from './known-case.ts';

/** The main figures again, by side of the patient and by reader; groups in the order of their names. */
export function subgroupFigures(
  cases: readonly KnownCase[],
  prevalence: number,
): TruthComparison['subgroups'] {
  return (['side', 'reader'] as const).flatMap((by) => {
    const names = [...new Set(cases.map((known) => known[by]))].toSorted();
    return names.map((name) => {
      const inside = cases.filter((known) => known[by] === name);
      return {
        by,
        name,
        n: inside.length,
        unaided: mainFigures(inside, 'unaided', prevalence),
        aided: mainFigures(inside, 'aided', prevalence),
        model: mainFigures(inside, 'model', prevalence),
      };
    });
  });
}

function mainFigures(
  cases: readonly KnownCase[],
  caller: Caller,
  prevalence: number,
): Pick<CallerFigures, 'sensitivity' | 'specificity' | 'accuracy'> {
  const { sensitivity, specificity, accuracy } = callerFigures(cases, caller, prevalence);
  return { sensitivity, specificity, accuracy };
}
