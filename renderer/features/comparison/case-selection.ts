import type { ComparedCase } from '#contract/comparison.ts';
import type { Caller, Verdict } from '#contract/truth-comparison.ts';

/** The cases behind one number, under the name of that number. */
export interface CaseSelection {
  readonly title: string;
  readonly cases: readonly ComparedCase[];
}

/** Opens the list of a selection. */
export type OpenSelection = (selection: CaseSelection) => void;

export const callers: readonly Caller[] = ['unaided', 'aided', 'model'];

export const definite: readonly Verdict[] = [
  'truePositive',
  'falseNegative',
  'trueNegative',
  'falsePositive',
];

export function isRight(verdict: Verdict): boolean {
  return verdict === 'truePositive' || verdict === 'trueNegative';
}

/** Cases with one of these verdicts for this caller. */
export function withVerdict(
  cases: readonly ComparedCase[],
  caller: Caller,
  wanted: readonly Verdict[],
): ComparedCase[] {
  return cases.filter(({ verdicts }) => verdicts !== null && wanted.includes(verdicts[caller]));
}

/** Cases in which all of these callers gave a definite call. */
export function definiteFor(cases: readonly ComparedCase[], wanted: readonly Caller[]): ComparedCase[] {
  return cases.filter(
    ({ verdicts }) => verdicts !== null && wanted.every((caller) => definite.includes(verdicts[caller])),
  );
}
