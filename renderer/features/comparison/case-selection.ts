import type { CaseSelection } from '#contract/compared-cases.ts';
import type { Caller, Verdict } from '#contract/truth-comparison.ts';

/** The cases behind one number, under the name of that number. */
export interface NamedSelection {
  readonly title: string;
  readonly selection: CaseSelection;
}

/** Opens the list of a selection. */
export type OpenSelection = (named: NamedSelection) => void;

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
export function withVerdicts(
  caller: Caller,
  verdicts: readonly Verdict[],
  group: Extract<CaseSelection, { kind: 'verdicts' }>['group'] = null,
): CaseSelection {
  return { kind: 'verdicts', caller, verdicts: [...verdicts], group };
}
