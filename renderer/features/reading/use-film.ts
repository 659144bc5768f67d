import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { CaseDetail } from '#contract/case.ts';
import { fetchPlane } from '#api/bytes.ts';
import { createFilm, type Film } from '#viewport/film.ts';
import type { FilmSnapshot } from '#viewport/film-state.ts';

const bytesPerSample = { uint8: 1, uint16: 2, int16: 2, float32: 4 } as const;

interface FilmHandle {
  readonly film: Film | null;
  /** Goes to `ref` of the element that the film fills. */
  readonly attach: (host: HTMLElement | null) => (() => void) | undefined;
  readonly load: () => void;
}

/** A film viewport that follows the chosen case: blank as soon as another case is chosen, then its film. */
export function useFilm(caseId: string | null, detail: CaseDetail | null): FilmHandle {
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
  const facts = detail?.facts ?? null;
  const load = (): void => {
    if (!film || !facts || caseId === null) return;
    const byteLength = facts.widthPx * facts.heightPx * bytesPerSample[facts.sampleType];
    void film.show(caseId, facts, (options) => fetchPlane(caseId, byteLength, options));
  };
  const start = useEffectEvent(load);
  // A film is identified by its pixels: a case that changes otherwise does not load again.
  const identity = facts && caseId !== null ? `${caseId} ${facts.planeSha256}` : null;
  useEffect(() => {
    if (identity === null) film?.clear();
    else start();
  }, [film, identity]);
  return { film, attach, load };
}

/** What the film shows, re-rendered after every change. */
export function useFilmSnapshot(film: Film): FilmSnapshot {
  return useSyncExternalStore(film.subscribe, film.snapshot);
}

/** Whether the film of the case is on the screen, proved to be its film. */
export function useIsFilmShown(film: Film | null): boolean {
  const subscribe = useCallback(
    (listener: () => void) => film?.subscribe(listener) ?? (() => undefined),
    [film],
  );
  return useSyncExternalStore(subscribe, () => film?.snapshot().state.kind === 'shown');
}
