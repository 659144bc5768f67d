import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate, withInterval, type IntervalEstimate, type NoEstimate } from './estimate.ts';
import { proportionDifference } from './proportion-difference.ts';

/**
 * Youden's index, sensitivity + specificity - 1, -1..1; undefined when either group has no cases.
 * It is the difference of two independent proportions, the positive calls in either group, and takes its interval.
 * Sources: Youden, Cancer 1950;3:32-35; Newcombe, Stat Med 1998;17:873-890, method 10.
 */
export function youdenIndex(
  table: ConfusionTable,
  confidence = 0.95,
): IntervalEstimate | NoEstimate<'no-cases'> {
  checkConfusionTable(table);
  const { truePositive, falseNegative, trueNegative, falsePositive } = table;
  const positives = truePositive + falseNegative;
  const negatives = trueNegative + falsePositive;
  if (positives === 0 || negatives === 0) return noEstimate('no-cases');
  return withInterval(
    proportionDifference(
      { successes: truePositive, trials: positives },
      { successes: falsePositive, trials: negatives },
      confidence,
    ),
  );
}
