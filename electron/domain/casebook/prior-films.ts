import type { ImageFacts } from '#contract/image-facts.ts';
import type { PriorFilm } from '#contract/prior-film.ts';

/** What identifies a film of the casebook. */
export interface FilmIdentity {
  readonly caseId: string;
  readonly title: string;
  readonly facts: Pick<ImageFacts, 'patientId' | 'studyDate'>;
}

/**
 * The films to compare one with: those of the same patient, the latest study first, then the others in the order given.
 * Only equal patient IDs make two films one patient's; equal names are not trusted to be one person.
 */
export function priorFilms(of: FilmIdentity, films: readonly FilmIdentity[]): readonly PriorFilm[] {
  const priors = films
    .filter(({ caseId }) => caseId !== of.caseId)
    .map(({ caseId, title, facts }): PriorFilm => ({
      caseId,
      title,
      studyDate: facts.studyDate ?? null,
      patient: patientOf(of.facts.patientId, facts.patientId),
    }));
  const same = priors.filter(({ patient }) => patient === 'same');
  const latestFirst = same.toSorted((a, b) => (b.studyDate ?? '').localeCompare(a.studyDate ?? ''));
  return [...latestFirst, ...priors.filter(({ patient }) => patient !== 'same')];
}

function patientOf(own: string | undefined, other: string | undefined): PriorFilm['patient'] {
  if (!own || !other) return 'unknown';
  return own === other ? 'same' : 'other';
}
