import { useMemo } from 'react';
import { filmScale, type FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import type { Film } from '#viewport/film.ts';
import { useFilmSnapshot } from '../use-film.ts';
import { useMeasureStore } from './measure-store.ts';
import { keyToText, useFilmKey } from './use-film-key.ts';

/** What lengths on the shown film are measured with: the reader's calibration, else what the file states. */
export function useFilmScale(film: Film, reader: string | null): FilmScale {
  const { state } = useFilmSnapshot(film);
  const key = useFilmKey(film, reader);
  const calibration = useMeasureStore(({ films }) =>
    key ? (films[keyToText(key)]?.present.calibration ?? null) : null,
  );
  const spacing = state.kind === 'shown' ? state.facts.pixelSpacing : null;
  return useMemo(
    () => (spacing ? filmScale(spacing, calibration) : { kind: 'pixels' }),
    [spacing, calibration],
  );
}
