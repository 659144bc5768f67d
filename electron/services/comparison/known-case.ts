import type { ComparedCase } from '#contract/comparison.ts';
import type { Caller, Verdict } from '#contract/truth-comparison.ts';

/** What was called of a case and what it was; the final call and the truth are null as long as they are not known. */
export type Calls = Pick<ComparedCase, 'unaided' | 'aided' | 'model' | 'truth'>;

export type Verdicts = NonNullable<ComparedCase['verdicts']>;

export const callers: readonly Caller[] = ['unaided', 'aided', 'model'];

/** Each call against the truth; null as long as that or the final call is not known. */
export function verdictsOf({ unaided, aided, model, truth }: Calls): Verdicts | null {
  if (truth === null || aided === null) return null;
  return { unaided: verdict(unaided, truth), aided: verdict(aided, truth), model: verdict(model, truth) };
}

/** Whether all these callers gave a definite call. */
export function isDefinite(verdicts: Verdicts, wanted: readonly Caller[] = callers): boolean {
  return wanted.every((caller) => verdicts[caller] !== 'indeterminate' && verdicts[caller] !== 'refused');
}

export function isRight(verdict: Verdict): boolean {
  return verdict === 'truePositive' || verdict === 'trueNegative';
}

/** The calls that mean pathologic, rightly or wrongly. */
export function isFlagged(verdict: Verdict): boolean {
  return verdict === 'truePositive' || verdict === 'falsePositive';
}

function verdict(
  call: ComparedCase['unaided'] | ComparedCase['model'],
  truth: NonNullable<ComparedCase['truth']>,
): Verdict {
  switch (call) {
    case 'pathologic':
      return truth === 'pathologic' ? 'truePositive' : 'falsePositive';
    case 'nonpathologic':
      return truth === 'pathologic' ? 'falseNegative' : 'trueNegative';
    case 'indeterminate':
    case 'refused':
      return call;
  }
}
