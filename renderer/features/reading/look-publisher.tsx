import { usePublishedLook } from '#api/film-link.ts';
import type { Film } from '#viewport/film.ts';
import { useFilmCalibration } from './measure/use-film-calibration.ts';
import { useFilmSnapshot } from './use-film.ts';

interface LookPublisherProps {
  readonly film: Film;
  readonly caseId: string;
  readonly frameNumber: number;
}

/** Lets the second window follow the film of this one. */
export function LookPublisher({ film, caseId, frameNumber }: LookPublisherProps) {
  const { state, voi, inverted } = useFilmSnapshot(film);
  const isShown = state.kind === 'shown' && state.caseId === caseId;
  const calibration = useFilmCalibration(film);
  usePublishedLook({
    caseId,
    frameNumber,
    look: isShown ? { voi, inverted } : null,
    calibration: isShown ? calibration : null,
  });
  return null;
}
