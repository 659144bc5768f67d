import { replayReading } from '#domain/casebook/advance-reading.ts';
import type { Reading } from '#domain/casebook/reading.ts';
import type { CaseRecord } from '../casebook/case-store.ts';

type Revealed = Extract<Reading, { prediction: unknown }>;

/** A case in which one package was revealed. */
export interface PackageCase {
  readonly record: CaseRecord;
  /** Cases of one patient are one; a file without a patient ID is a patient of its own. */
  readonly patient: string;
  readonly prediction: Revealed['prediction'];
  /** Null before the final call. */
  readonly finalCall: 'pathologic' | 'nonpathologic' | 'indeterminate' | null;
  /** Null as long as the reference standard is not known. */
  readonly truth: 'pathologic' | 'nonpathologic' | null;
}

/** The cases in which the package with this manifest was revealed, the earliest reveal first. */
export function casesOfPackage(records: readonly CaseRecord[], manifestSha256: string): PackageCase[] {
  return records
    .flatMap((record): PackageCase[] => {
      const reading = replayReading(record.caseId, record.events);
      if (!('prediction' in reading)) return [];
      const { prediction } = reading;
      if (prediction.provenance.manifestSha256 !== manifestSha256) return [];
      return [
        {
          record,
          patient: record.facts.patientId ?? `case ${record.caseId}`,
          prediction,
          finalCall: 'aided' in reading ? reading.aided.call : null,
          truth: 'referenceStandard' in reading ? reading.referenceStandard.truth : null,
        },
      ];
    })
    .toSorted((a, b) =>
      a.prediction.provenance.predictedAt.localeCompare(b.prediction.provenance.predictedAt),
    );
}
