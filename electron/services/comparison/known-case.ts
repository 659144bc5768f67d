import type { ComparedCase } from '#contract/comparison.ts';
import type { Caller, Verdict } from '#contract/truth-comparison.ts';

/** A case whose reference standard is known. */
export interface KnownCase extends ComparedCase {
  readonly truth: NonNullable<ComparedCase['truth']>;
  readonly verdicts: NonNullable<ComparedCase['verdicts']>;
}

export const callers: readonly Caller[] = ['unaided', 'aided', 'model'];

export function isKnown(compared: ComparedCase): compared is KnownCase {
  return compared.verdicts !== null;
}

/** Whether all these callers gave a definite call. */
export function isDefinite({ verdicts }: KnownCase, wanted: readonly Caller[] = callers): boolean {
  return wanted.every((caller) => verdicts[caller] !== 'indeterminate' && verdicts[caller] !== 'refused');
}

export function isRight(verdict: Verdict): boolean {
  return verdict === 'truePositive' || verdict === 'trueNegative';
}

/** The calls that mean pathologic, rightly or wrongly. */
export function isFlagged(verdict: Verdict): boolean {
  return verdict === 'truePositive' || verdict === 'falsePositive';
}
