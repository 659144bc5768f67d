import { useMemo } from 'react';
import type { Side } from '#contract/reading.ts';
import { usePublishedLook, type SharedSite } from '#api/film-link.ts';
import type { Film } from '#viewport/film.ts';
import { useMeasureStore } from './measure/measure-store.ts';
import { keyToText, useFilmKey } from './measure/use-film-key.ts';
import { withHeld } from './measure/with-held.ts';
import { useFilmSnapshot } from './use-film.ts';

interface LookPublisherProps {
  readonly film: Film;
  readonly caseId: string;
  readonly frameNumber: number;
  readonly side: Side | null;
  /** As it is shown here; null where none is. */
  readonly site: SharedSite['rectangle'] | null;
  readonly siteIsProposal: boolean;
}

/** Lets the second window follow the film of this one, with what is drawn on it. */
export function LookPublisher(props: LookPublisherProps) {
  const { film, caseId, frameNumber, side, site: rectangle, siteIsProposal: isProposal } = props;
  const { state, voi, inverted } = useFilmSnapshot(film);
  const key = useFilmKey(film);
  const { films, held, touchedIds } = useMeasureStore();
  const notes = key ? films[keyToText(key)] : undefined;
  const drawn = useMemo(
    () => ({
      notes: notes ? withHeld(notes, held) : null,
      touchedIds,
      site: rectangle ? { rectangle, isProposal } : null,
      side,
    }),
    [notes, held, touchedIds, rectangle, isProposal, side],
  );
  const isShown = state.kind === 'shown' && state.caseId === caseId;
  usePublishedLook({
    // What this window could not show is not shown by the other one either.
    caseId: state.kind === 'failed' ? null : caseId,
    frameNumber,
    look: isShown ? { voi, inverted } : null,
    drawn: isShown ? drawn : null,
  });
  return null;
}
