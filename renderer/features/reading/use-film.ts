import { useCallback, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { CaseDetail } from '#contract/case.ts';
import { requestPlane, type PlaneRequest } from '#api/request-plane.ts';
import { useCall } from '#api/use-call.ts';
import { createFilm, type Film } from '#viewport/film.ts';
import type { FilmSnapshot } from '#viewport/film-state.ts';

interface FilmHandle {
  readonly film: Film | null;
  /** Goes to `ref` of the element that the film fills. */
  readonly attach: (host: HTMLElement | null) => (() => void) | undefined;
  readonly load: () => void;
}

/**
 * A film viewport that follows the chosen case and frame: blank as soon as another case is chosen, then its film.
 * The window and the zoom stay from one frame of a case to the next.
 */
export function useFilm(caseId: string | null, detail: CaseDetail | null, frameNumber = 1): FilmHandle {
  const [film, setFilm] = useState<Film | null>(null);
  const attach = useCallback((host: HTMLElement | null) => {
    if (!host) return undefined;
    const created = createFilm(host);
    setFilm(created);
    return () => {
      created.dispose();
      setFilm(null);
    };
  }, []);
  const isFirst = frameNumber === 1;
  const { asked, reload } = useCall(
    'images.frame',
    isFirst || !detail || caseId === null ? null : { caseId, frameNumber },
  );
  const ofFrame = asked.kind === 'ready' ? asked.output : null;
  const facts = isFirst ? (detail?.facts ?? null) : ofFrame;
  const failure = !isFirst && asked.kind === 'failed' ? asked.error : null;
  // The plane is asked for with the facts, not after them: it is decoded while they come.
  const ahead = useRef<PlaneRequest | null>(null);
  useEffect(() => {
    if (caseId === null) return undefined;
    const request = requestPlane(caseId, frameNumber);
    ahead.current = request;
    return () => {
      if (ahead.current === request) ahead.current = null;
      request.cancel();
    };
  }, [caseId, frameNumber]);
  const show = (): void => {
    if (!film || !detail || caseId === null) return;
    if (failure) void film.show(caseId, detail.facts, () => Promise.reject(failure));
    if (!facts) return;
    const request = ahead.current ?? requestPlane(caseId, frameNumber);
    ahead.current = null;
    void film.show(caseId, facts, (options) => request.read(facts, options));
  };
  const start = useEffectEvent(show);
  // A film is identified by its pixels: a case that changes otherwise does not load again.
  const identity =
    detail === null || caseId === null
      ? 'none'
      : failure
        ? `${caseId} ${String(frameNumber)} failed`
        : facts && `${caseId} ${String(frameNumber)} ${facts.planeSha256}`;
  useEffect(() => {
    // Null: the facts of a frame are on their way, and the frame before, which says its number, stays until then.
    if (identity === 'none') film?.clear();
    else if (identity !== null) start();
  }, [film, identity]);
  const load = failure ? reload : show;
  return { film, attach, load };
}

/** What the film shows, re-rendered after every change. */
export function useFilmSnapshot(film: Film): FilmSnapshot {
  return useSyncExternalStore(film.subscribe, film.snapshot);
}

/** Whether the film of the case, of which this frame if one is named, is on the screen, proved to be its film. */
export function useIsFilmShown(film: Film | null, frameNumber?: number): boolean {
  const subscribe = useCallback(
    (listener: () => void) => film?.subscribe(listener) ?? (() => undefined),
    [film],
  );
  return useSyncExternalStore(subscribe, () => {
    const state = film?.snapshot().state;
    if (state?.kind !== 'shown') return false;
    return frameNumber === undefined || (state.facts.frameNumber ?? 1) === frameNumber;
  });
}
