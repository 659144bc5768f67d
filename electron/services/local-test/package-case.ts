import { isDemoFilm } from '#domain/casebook/demo-film.ts';
import { readersOf, readingOf } from '#domain/casebook/reading-of.ts';
import type { Reading } from '#domain/casebook/reading.ts';
import type { CaseRecord } from '../casebook/case-store.ts';

type Revealed = Extract<Reading, { prediction: unknown }>;

/** A case in which one package was revealed to one reader. */
export interface PackageCase {
  readonly record: CaseRecord;
  /** Cases of one patient are one; a file without a patient ID is a patient of its own. */
  readonly patient: string;
  readonly prediction: Revealed['prediction'];
  /** Null before the final call. */
  readonly finalCall: 'pathologic' | 'nonpathologic' | 'indeterminate' | null;
  /** Null as long as the reference standard is not known to the reader. */
  readonly truth: 'pathologic' | 'nonpathologic' | null;
}

/** The cases in which the package with this manifest was revealed to this reader, the earliest reveal first. */
export function casesOfReader(
  records: readonly CaseRecord[],
  manifestSha256: string,
  readerId: string,
): PackageCase[] {
  return inOrder(records.flatMap((record) => packageCase(record, manifestSha256, readerId)));
}

/** Each case once, with the reader to whom this package was revealed first; the earliest reveal first. */
export function firstReveals(records: readonly CaseRecord[], manifestSha256: string): PackageCase[] {
  return inOrder(
    records.flatMap((record) =>
      inOrder(
        readersOf(record.events).flatMap((readerId) => packageCase(record, manifestSha256, readerId)),
      ).slice(0, 1),
    ),
  );
}

function packageCase(record: CaseRecord, manifestSha256: string, readerId: string): PackageCase[] {
  // A demonstration film is no case of this clinic.
  if (isDemoFilm(record.facts)) return [];
  const reading = readingOf(record.caseId, readerId, record.events);
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
}

function inOrder(cases: readonly PackageCase[]): PackageCase[] {
  return cases.toSorted((a, b) =>
    a.prediction.provenance.predictedAt.localeCompare(b.prediction.provenance.predictedAt),
  );
}
