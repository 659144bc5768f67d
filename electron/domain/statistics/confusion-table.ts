import { checkCount } from './check-count.ts';

/** Calls against the reference standard, in cases. Positive means pathologic. */
export interface ConfusionTable {
  readonly truePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
  readonly falsePositive: number;
}

/** Refuses, with a RangeError, a table whose cells are not whole numbers of cases. */
export function checkConfusionTable(table: ConfusionTable): void {
  checkCount('true positive', table.truePositive);
  checkCount('false negative', table.falseNegative);
  checkCount('true negative', table.trueNegative);
  checkCount('false positive', table.falsePositive);
}
