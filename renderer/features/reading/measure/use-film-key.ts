import { useReader } from '#api/use-reader-session.ts';
import type { Film } from '#viewport/film.ts';
import { useFilmSnapshot } from '../use-film.ts';

/** Whose notes on which frame of which case. */
export interface FilmKey {
  readonly readerId: string;
  readonly caseId: string;
  /** From 1. */
  readonly frameNumber: number;
}

/**
 * The film on the screen says itself what it is: what is drawn on one film can never lie on another, whichever case
 * is chosen meanwhile. Null while no film is shown.
 */
export function useFilmKey(film: Film): FilmKey | null {
  const { readerId } = useReader();
  const { state } = useFilmSnapshot(film);
  if (state.kind !== 'shown') return null;
  return { readerId, caseId: state.caseId, frameNumber: state.facts.frameNumber ?? 1 };
}

/** The key as the name of an entry, and back. */
export function keyToText(key: FilmKey): string {
  return JSON.stringify([key.readerId, key.caseId, key.frameNumber]);
}

export function keyFromText(text: string): FilmKey {
  const [readerId, caseId, frameNumber] = JSON.parse(text) as [string, string, number];
  return { readerId, caseId, frameNumber };
}
