import { readingIn, type CaseEntry, type EntryReading } from '#domain/casebook/case-entry.ts';
import { patientKey } from '#domain/casebook/patient-key.ts';

/** A case in which one package was revealed to one reader. */
export interface PackageCase {
  readonly entry: CaseEntry;
  /** By `patientKey`: cases of one patient are one. */
  readonly patient: string;
  readonly model: NonNullable<EntryReading['model']>;
  /** Null before the final call. */
  readonly finalCall: 'pathologic' | 'nonpathologic' | 'indeterminate' | null;
  /** Null as long as the reference standard is not known to the reader. */
  readonly truth: 'pathologic' | 'nonpathologic' | null;
}

/** The cases in which the package with this manifest was revealed to this reader, the earliest reveal first. */
export function casesOfReader(
  entries: readonly CaseEntry[],
  manifestSha256: string,
  readerId: string,
): PackageCase[] {
  return inOrder(entries.flatMap((entry) => packageCase(entry, readingIn(entry, readerId), manifestSha256)));
}

/** Each case once, with the reader to whom this package was revealed first; the earliest reveal first. */
export function firstReveals(entries: readonly CaseEntry[], manifestSha256: string): PackageCase[] {
  return inOrder(
    entries.flatMap((entry) =>
      inOrder(entry.readings.flatMap((reading) => packageCase(entry, reading, manifestSha256))).slice(0, 1),
    ),
  );
}

function packageCase(
  entry: CaseEntry,
  { model, aided, truth }: EntryReading,
  manifestSha256: string,
): PackageCase[] {
  // A demonstration film is no case of this clinic.
  if (entry.isDemo || model?.manifestSha256 !== manifestSha256) return [];
  return [{ entry, patient: patientKey(entry), model, finalCall: aided?.call ?? null, truth }];
}

function inOrder(cases: readonly PackageCase[]): PackageCase[] {
  return cases.toSorted((a, b) => a.model.predictedAt.localeCompare(b.model.predictedAt));
}
