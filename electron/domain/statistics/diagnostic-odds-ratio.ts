import { checkConfusionTable, type ConfusionTable } from './confusion-table.ts';
import { noEstimate } from './estimate.ts';
import { ratioInterval, type RatioEstimate } from './ratio-interval.ts';

/**
 * Diagnostic odds ratio TP·TN / (FP·FN), 0 or more, with Woolf's log interval; no continuity correction.
 * Sources: Glas et al, J Clin Epidemiol 2003;56:1129-1135; Woolf, Ann Hum Genet 1955;19:251-253.
 */
export function diagnosticOddsRatio(table: ConfusionTable, confidence = 0.95): RatioEstimate {
  checkConfusionTable(table);
  const { truePositive, falseNegative, trueNegative, falsePositive } = table;
  if (truePositive + falseNegative === 0 || trueNegative + falsePositive === 0) return noEstimate('no-cases');
  return ratioInterval(
    truePositive * trueNegative,
    falsePositive * falseNegative,
    () => 1 / truePositive + 1 / falseNegative + 1 / trueNegative + 1 / falsePositive,
    confidence,
  );
}
