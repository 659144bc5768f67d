import type { TruthComparison } from '#contract/truth-comparison.ts';
import { switchRates } from '#domain/statistics/switch-rates.ts';
import { isDefinite, isFlagged } from './known-case.ts';
import type { KnownCases } from './tally-calls.ts';
import { proportionStatistic } from './to-statistic.ts';

/** What the model did to the reader's calls, over cases in which all three were definite. */
export function switchFigures(cases: readonly KnownCases[]): TruthComparison['switches'] {
  const rates = switchRates(
    cases
      .filter(({ verdicts }) => isDefinite(verdicts))
      .map(({ truth, verdicts, n }) => ({
        n,
        truth: truth === 'pathologic',
        unaided: isFlagged(verdicts.unaided),
        aided: isFlagged(verdicts.aided),
        model: isFlagged(verdicts.model),
      })),
  );
  return {
    wrongToRight: proportionStatistic(rates.wrongToRight),
    rightToWrong: proportionStatistic(rates.rightToWrong),
    misled: proportionStatistic(rates.misled),
    unconvinced: proportionStatistic(rates.unconvinced),
    missesWhereModelMissed: proportionStatistic(rates.missesWhereModelMissed),
    unaidedMissesWhereModelMissed: proportionStatistic(rates.unaidedMissesWhereModelMissed),
  };
}
