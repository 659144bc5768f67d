import type { TruthComparison } from '#contract/truth-comparison.ts';
import { switchRates } from '#domain/statistics/switch-rates.ts';
import { isDefinite, isFlagged, type KnownCase } from './known-case.ts';
import { proportionStatistic } from './to-statistic.ts';

/** What the model did to the reader's calls, over cases in which all three were definite. */
export function switchFigures(cases: readonly KnownCase[]): TruthComparison['switches'] {
  const rates = switchRates(
    cases
      .filter((known) => isDefinite(known))
      .map(({ truth, verdicts }) => ({
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
