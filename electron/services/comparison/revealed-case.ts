import type { ComparedCase } from '#contract/comparison.ts';
import type { Verdict } from '#contract/truth-comparison.ts';
import { readingIn, type CaseEntry } from '#domain/casebook/case-entry.ts';

/** A compared case with what only the counting needs. */
export interface RevealedCase {
  readonly compared: ComparedCase;
  /** Patient ID of the file, or an id of its own where the file has none. */
  readonly patient: string;
  readonly aidedReader: string | null;
  readonly model: { readonly name: string; readonly version: string; readonly manifestSha256: string };
}

/** What one reader's reading of a case brings to the comparison; null before its model was revealed. */
export function revealedCase(entry: CaseEntry, readerId: string): RevealedCase | null {
  const { unaided, model, aided, truth, side } = readingIn(entry, readerId);
  if (!unaided || !model || !side) return null;
  return {
    compared: {
      caseId: entry.caseId,
      title: entry.title,
      isDemo: entry.isDemo,
      side,
      reader: unaided.reader,
      unaided: unaided.call,
      confidencePercent: unaided.confidencePercent,
      aided: aided?.call ?? null,
      model: model.call,
      score: model.score,
      truth,
      verdicts:
        truth === null || aided === null
          ? null
          : {
              unaided: verdict(unaided.call, truth),
              aided: verdict(aided.call, truth),
              model: verdict(model.call, truth),
            },
    },
    patient: entry.patientId ?? `case ${entry.caseId}`,
    aidedReader: aided?.reader ?? null,
    model: { name: model.name, version: model.version, manifestSha256: model.manifestSha256 },
  };
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
