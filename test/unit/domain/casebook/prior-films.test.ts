import { describe, expect, it } from 'vitest';
import { priorFilms, type FilmIdentity } from '#domain/casebook/prior-films.ts';

function film(caseId: string, patientId?: string, studyDate?: string): FilmIdentity {
  return {
    caseId,
    title: `FILM^${caseId}`,
    facts: { ...(patientId ? { patientId } : {}), ...(studyDate ? { studyDate } : {}) },
  };
}

describe('films to compare with', () => {
  it('Given films of several patients, then those of the same one come first, the latest first, and never the film itself', () => {
    const read = film('now', 'P-1', '2026-03-01');
    const priors = priorFilms(read, [
      film('stranger', 'P-2', '2026-02-28'),
      film('older', 'P-1', '2024-01-01'),
      read,
      film('newer', 'P-1', '2025-06-01'),
      film('undated', 'P-1'),
    ]);
    expect(priors.map(({ caseId, patient }) => `${caseId} ${patient}`)).toEqual([
      'newer same',
      'older same',
      'undated same',
      'stranger other',
    ]);
    expect(priors[0]).toEqual({
      caseId: 'newer',
      title: 'FILM^newer',
      studyDate: '2025-06-01',
      patient: 'same',
    });
  });

  it('Given a film without a patient ID, then nobody is said to be the same patient', () => {
    expect(priorFilms(film('now'), [film('a'), film('b', 'P-1')]).map(({ patient }) => patient)).toEqual([
      'unknown',
      'unknown',
    ]);
    expect(priorFilms(film('now', 'P-1'), [film('a')])[0]?.patient).toBe('unknown');
  });
});
