import type { ConfusionTable } from './confusion-table.ts';
import { noEstimate, type NoEstimate } from './estimate.ts';
import type { ScoredCase } from './scored-case.ts';
import { thresholdCounts } from './threshold-counts.ts';

/** A threshold chosen on some cases, and what the way of choosing it is worth on cases it has not seen. */
export interface ThresholdProposal {
  readonly kind: 'proposed';
  /** From all cases; scores at or above it are called pathologic. */
  readonly threshold: number;
  /** Smallest and largest threshold that the folds chose: far apart means that few cases decide it. */
  readonly lowest: number;
  readonly highest: number;
  /** Each case called at the threshold that was chosen without its patient. */
  readonly crossValidated: ConfusionTable;
}

/** Fewer patients of a class settle no threshold. */
export const fewestForThreshold = 10;

const foldCount = 10;

/**
 * The threshold with the largest `sensitivityWeight` · sensitivity − (1 − specificity), half way to the next lower score,
 * with a stratified tenfold cross-validation by patients (`groups`: the cases of one patient together). Of equal ones the
 * lowest is taken: it finds more. Folds follow the order of the groups, so the same cases give the same answer.
 * Undefined with fewer than `fewestForThreshold` patients of a class.
 * Sources: weighted Youden index: Perkins, Schisterman, Am J Epidemiol 2006;163:670-675; cross-validation: Stone, J R Stat
 * Soc B 1974;36:111-147; ten stratified folds: Kohavi, Proc IJCAI 1995:1137-1143.
 */
export function proposeThreshold(
  groups: readonly (readonly ScoredCase[])[],
  sensitivityWeight = 2,
): ThresholdProposal | NoEstimate<'too-few-cases'> {
  const filled = groups.filter((group) => group.length > 0);
  const pathologic = filled.filter((group) => group.some(({ positive }) => positive));
  const others = filled.filter((group) => !group.some(({ positive }) => positive));
  if (pathologic.length < fewestForThreshold || others.length < fewestForThreshold) {
    return noEstimate('too-few-cases');
  }
  const folds = new Map(
    [pathologic, others].flatMap((ofClass) => ofClass.map((group, index) => [group, index % foldCount])),
  );
  const chosen = Array.from({ length: foldCount }, (_, fold) =>
    bestThreshold(filled.filter((group) => folds.get(group) !== fold).flat(), sensitivityWeight),
  );
  const table = { truePositive: 0, falseNegative: 0, trueNegative: 0, falsePositive: 0 };
  for (const group of filled) {
    const threshold = chosen[folds.get(group) ?? 0] ?? 0;
    for (const { score, positive } of group) {
      if (positive) table[score >= threshold ? 'truePositive' : 'falseNegative'] += 1;
      else table[score >= threshold ? 'falsePositive' : 'trueNegative'] += 1;
    }
  }
  return {
    kind: 'proposed',
    threshold: bestThreshold(filled.flat(), sensitivityWeight),
    lowest: Math.min(...chosen),
    highest: Math.max(...chosen),
    crossValidated: table,
  };
}

function bestThreshold(cases: readonly ScoredCase[], sensitivityWeight: number): number {
  const positives = cases.filter(({ positive }) => positive).length;
  const negatives = cases.length - positives;
  const counts = [...thresholdCounts(cases)];
  let best = { worth: Number.NEGATIVE_INFINITY, threshold: 0 };
  counts.forEach(({ threshold, truePositives, falsePositives }, index) => {
    // Times both class sizes: whole numbers for a whole weight, so that what is equal is found equal.
    const worth = sensitivityWeight * truePositives * negatives - falsePositives * positives;
    const next = counts[index + 1]?.threshold ?? threshold;
    if (worth >= best.worth) best = { worth, threshold: (threshold + next) / 2 };
  });
  return best.threshold;
}
