import type { ComparedCase } from '#contract/comparison.ts';
import type { Verdict } from '#contract/truth-comparison.ts';
import { readingOf } from '#domain/casebook/reading-of.ts';
import type { CaseRecord } from '../casebook/case-store.ts';

/** A compared case with what only the counting needs. */
export interface RevealedCase {
  readonly compared: ComparedCase;
  /** Patient ID of the file, or an id of its own where the file has none. */
  readonly patient: string;
  readonly aidedReader: string | null;
  readonly model: { readonly name: string; readonly version: string; readonly manifestSha256: string };
}

/** What one reader's reading of a stored case brings to the comparison; null before its model was revealed. */
export function revealedCase(record: CaseRecord, readerId: string): RevealedCase | null {
  const reading = readingOf(record.caseId, readerId, record.events);
  if (!('prediction' in reading)) return null;
  const { prediction, unaided, mark } = reading;
  const aided = 'aided' in reading ? reading.aided : null;
  const truth = 'referenceStandard' in reading ? reading.referenceStandard.truth : null;
  const modelCall = prediction.kind === 'refused' ? 'refused' : prediction.call;
  const { modelName, modelVersion, manifestSha256 } = prediction.provenance;
  return {
    compared: {
      caseId: record.caseId,
      title: record.title,
      side: mark.side,
      reader: unaided.reader,
      unaided: unaided.call,
      confidencePercent: unaided.confidencePercent,
      aided: aided?.call ?? null,
      model: modelCall,
      score: prediction.kind === 'refused' ? null : prediction.score,
      truth,
      verdicts:
        truth === null || aided === null
          ? null
          : {
              unaided: verdict(unaided.call, truth),
              aided: verdict(aided.call, truth),
              model: verdict(modelCall, truth),
            },
    },
    patient: record.facts.patientId ?? `case ${record.caseId}`,
    aidedReader: aided?.reader ?? null,
    model: { name: modelName, version: modelVersion, manifestSha256 },
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
