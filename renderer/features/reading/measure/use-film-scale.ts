import { useMemo } from 'react';
import { filmScale, type FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import type { Film } from '#viewport/film.ts';
import { useFilmSnapshot } from '../use-film.ts';
import { useFilmCalibration } from './use-film-calibration.ts';

/** What lengths on the shown film are measured with: the reader's calibration, else what the file states. */
export function useFilmScale(film: Film): FilmScale {
  const { state } = useFilmSnapshot(film);
  const calibration = useFilmCalibration(film);
  const spacing = state.kind === 'shown' ? state.facts.pixelSpacing : null;
  return useMemo(
    () => (spacing ? filmScale(spacing, calibration) : { kind: 'pixels' }),
    [spacing, calibration],
  );
}
