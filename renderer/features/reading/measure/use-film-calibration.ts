import type { Calibration } from '#contract/annotation.ts';
import type { Film } from '#viewport/film.ts';
import { useMeasureStore } from './measure-store.ts';
import { keyToText, useFilmKey } from './use-film-key.ts';

/** How the reader calibrated the shown film; null where nobody did. */
export function useFilmCalibration(film: Film): Calibration | null {
  const key = useFilmKey(film);
  return useMeasureStore(({ films }) => (key ? (films[keyToText(key)]?.calibration ?? null) : null));
}
