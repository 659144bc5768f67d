interface Patient {
  readonly caseId: string;
  readonly patientId: string | null;
}

/**
 * What is the same for films of one patient: the patient ID of the file. A file without one, such as a photographed
 * film, is a patient of its own: equal names are not trusted to be one person.
 */
export function patientKey({ patientId, caseId }: Patient): string {
  return patientId === null ? `case ${caseId}` : `patient ${patientId}`;
}
