/** Name and ID of the synthetic patient on the film that ships with the program. Nothing of it comes from a person. */
const demoPatient = { patientName: 'DEMO^PHANTOM', patientId: 'SYNTHETIC-1' } as const;

/** Whether a film is the demonstration film, by what its file says. */
export function isDemoFilm(facts: {
  readonly patientName?: string | undefined;
  readonly patientId?: string | undefined;
}): boolean {
  return facts.patientName === demoPatient.patientName && facts.patientId === demoPatient.patientId;
}
