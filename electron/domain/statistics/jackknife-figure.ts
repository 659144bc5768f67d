import type { FigureOfMerit } from './reader-study.ts';
import { rocPlacements } from './roc-placements.ts';

/** A figure of merit, 0..1, and the same with each case that bears on it left out, in the order of the cases. */
export interface JackknifedFigure {
  readonly value: number;
  readonly withoutCase: readonly number[];
}

/**
 * Figure of merit of one reader in one modality with its leave-one-out values. Sensitivity depends on the pathologic cases
 * only and specificity on the others, so only those are left out.
 * Null with fewer than 2 cases of a class that the figure needs. RangeError for a call other than 0 or 1.
 * Sources: Dorfman, Berbaum, Metz, Invest Radiol 1992;27:723-731; for the area, leaving out a case takes its placement
 * from the mean (DeLong et al, Biometrics 1988;44:837-845), so nothing is counted again.
 */
export function jackknifeFigure(
  figure: FigureOfMerit,
  ratings: readonly number[],
  truth: readonly boolean[],
): JackknifedFigure | null {
  if (ratings.length !== truth.length) throw new RangeError('every case has one rating and one truth');
  const positives = ratings.filter((_, i) => truth[i] === true);
  const negatives = ratings.filter((_, i) => truth[i] === false);
  switch (figure) {
    case 'sensitivity':
      return jackknifeMean(positives.map(checkCall));
    case 'specificity':
      return jackknifeMean(negatives.map((call) => 1 - checkCall(call)));
    case 'roc-area': {
      if (positives.length < 2 || negatives.length < 2) return null;
      const { area, ofPositives, ofNegatives } = rocPlacements(positives, negatives);
      const without = (share: number, n: number): number => (n * area - share) / (n - 1);
      let positive = 0;
      let negative = 0;
      const withoutCase = truth.map((isPositive) =>
        isPositive
          ? without(ofPositives[positive++] ?? 0, positives.length)
          : without(ofNegatives[negative++] ?? 0, negatives.length),
      );
      return { value: area, withoutCase };
    }
  }
}

function jackknifeMean(values: readonly number[]): JackknifedFigure | null {
  if (values.length < 2) return null;
  const sum = values.reduce((all, value) => all + value, 0);
  return {
    value: sum / values.length,
    withoutCase: values.map((value) => (sum - value) / (values.length - 1)),
  };
}

function checkCall(call: number): number {
  if (call !== 0 && call !== 1) throw new RangeError(`a call is 0 or 1, not ${String(call)}`);
  return call;
}
