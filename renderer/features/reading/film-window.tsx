import { useEffect, useEffectEvent } from 'react';
import { useFollowedLook, type SharedLook } from '#api/film-link.ts';
import { useCall } from '#api/use-call.ts';
import { filmScale } from '#domain/imaging/measurement/film-scale.ts';
import { commonText } from '#text/common.ts';
import { filmWindowText } from '#text/beside.ts';
import { readingText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import type { Film } from '#viewport/film.ts';
import { FilmOverlays } from './film-overlays.tsx';
import { LookingView } from './looking-view.tsx';
import { NotesView } from './measure/notes-view.tsx';
import { SiteOverlay } from './site-overlay.tsx';
import { useFilm, useFilmSnapshot } from './use-film.ts';
import styles from './film-window.module.css';

/** The second window: the film of the main window's case with what the reader has drawn on it. */
export function FilmWindow() {
  const shared = useFollowedLook();
  const caseId = shared?.caseId ?? null;
  const { asked } = useCall('cases.get', caseId === null ? null : { caseId });
  const detail = caseId !== null && asked.kind === 'ready' ? asked.output : null;
  const { film, attach, load } = useFilm(caseId, detail, shared?.frameNumber);
  useEffect(() => {
    document.title = filmWindowText.title;
  }, []);
  return (
    <main className={styles['room']} data-film-stage aria-label={filmWindowText.room}>
      <h1 className="visually-hidden">{filmWindowText.room}</h1>
      <div ref={attach} className={styles['host']} />
      {film ? <SecondFilm film={film} shared={shared} onLoad={load} /> : null}
      {caseId !== null && asked.kind === 'failed' ? (
        <div className={styles['middle']}>
          <FailureNote error={asked.error} />
        </div>
      ) : null}
    </main>
  );
}

interface SecondFilmProps {
  readonly film: Film;
  readonly shared: SharedLook | null;
  readonly onLoad: () => void;
}

function SecondFilm({ film, shared, onLoad }: SecondFilmProps) {
  const { state } = useFilmSnapshot(film);
  const isOfMain =
    state.kind === 'shown' &&
    state.caseId === shared?.caseId &&
    (state.facts.frameNumber ?? 1) === shared.frameNumber;
  const drawn = isOfMain ? shared.drawn : null;
  const follow = useEffectEvent(() => {
    if (isOfMain && shared.look) film.lookLike(shared.look);
  });
  useEffect(() => {
    follow();
  }, [isOfMain, shared]);
  return (
    <>
      <LookingView film={film} label={filmWindowText.room} testId="second-film">
        {drawn?.site ? (
          <SiteOverlay
            film={film}
            site={drawn.site.rectangle}
            isProposal={drawn.site.isProposal}
            side={drawn.side}
            onChange={undefined}
          />
        ) : null}
        {isOfMain ? (
          <FilmOverlays
            film={film}
            side={drawn?.side ?? null}
            isMeasuring={false}
            scale={filmScale(state.facts.pixelSpacing, drawn?.notes?.calibration ?? null)}
          />
        ) : null}
        {isOfMain && drawn?.notes ? (
          <NotesView
            key={state.facts.planeSha256}
            film={film}
            facts={state.facts}
            notes={drawn.notes}
            touchedIds={drawn.touchedIds}
          />
        ) : null}
      </LookingView>
      {isOfMain ? (
        <p className={styles['role']} data-over-film>
          {filmWindowText.role}
        </p>
      ) : null}
      {state.kind === 'empty' && (shared?.caseId ?? null) === null ? (
        <div className={styles['middle']}>
          <p className={styles['title']}>{filmWindowText.nothing}</p>
          <p>{filmWindowText.waiting}</p>
        </div>
      ) : null}
      {state.kind === 'loading' ? (
        <p className={styles['middle']} role="status">
          {readingText.loadingFilm(state.fraction)}
        </p>
      ) : null}
      {state.kind === 'failed' ? (
        <div className={styles['middle']}>
          <p>{state.facts.fileName}</p>
          <FailureNote error={state.error}>
            <CommandButton onClick={onLoad}>{commonText.tryAgain}</CommandButton>
          </FailureNote>
        </div>
      ) : null}
    </>
  );
}
