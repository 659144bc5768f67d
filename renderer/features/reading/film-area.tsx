import { useState } from 'react';
import { Skeleton } from '@mantine/core';
import type { Rectangle, Side } from '#contract/reading.ts';
import { commonText } from '#text/common.ts';
import { readingText, toolText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { useDelayed } from '#ui/use-delayed.ts';
import type { Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { FilmInset, FilmOverlays } from './film-overlays.tsx';
import { FilmView } from './film-view.tsx';
import { FilmMeasuring } from './measure/film-measuring.tsx';
import { useFilmScale } from './measure/use-film-scale.ts';
import type { ToolName } from './reading-store.ts';
import { SiteOverlay } from './site-overlay.tsx';
import { useFilmSnapshot } from './use-film.ts';
import styles from './film-area.module.css';

interface FilmAreaProps {
  readonly film: Film;
  readonly tool: ToolName;
  readonly side: Side | null;
  readonly site: Rectangle | null;
  readonly siteIsProposal: boolean;
  readonly onSite: ((site: Rectangle) => void) | undefined;
  readonly loupe: boolean;
  readonly onLoad: () => void;
}

const loupeSizePx = 240;
const progressDelayMs = 500;

/** The film with everything that lies on it, or plainly why there is none. */
export function FilmArea(props: FilmAreaProps) {
  const { film, tool, side, site, siteIsProposal, onSite, loupe, onLoad } = props;
  const [pointer, setPointer] = useState<Point | null>(null);
  const { state } = useFilmSnapshot(film);
  const scale = useFilmScale(film);
  const showsProgress = useDelayed(state.kind === 'loading', progressDelayMs);
  return (
    <>
      <FilmView film={film} tool={tool} onDrawSite={onSite} onPointer={setPointer}>
        {state.kind === 'shown' ? (
          <>
            {site ? (
              <SiteOverlay
                film={film}
                site={site}
                isProposal={siteIsProposal}
                side={side}
                onChange={onSite}
              />
            ) : null}
            <FilmOverlays film={film} side={side} scale={scale} />
            <FilmMeasuring
              key={`${state.caseId} ${state.facts.planeSha256}`}
              film={film}
              facts={state.facts}
              isMeasuring={tool === 'measure'}
            />
            {loupe && pointer ? <Loupe film={film} pointer={pointer} /> : null}
          </>
        ) : null}
      </FilmView>
      {state.kind === 'loading' && showsProgress ? (
        <div className={styles['middle']} role="status">
          <Skeleton className={styles['skeleton'] ?? ''} />
          <p className="tabular">{readingText.loadingFilm(state.fraction)}</p>
          <CommandButton onClick={film.clear}>{commonText.cancel}</CommandButton>
        </div>
      ) : null}
      {state.kind === 'failed' ? (
        <div className={styles['middle']}>
          <p className={styles['name']}>{state.facts.fileName}</p>
          <FailureNote error={state.error}>
            <p className={styles['again']}>
              <CommandButton onClick={onLoad}>{commonText.tryAgain}</CommandButton>
            </p>
          </FailureNote>
        </div>
      ) : null}
      {state.kind === 'empty' ? (
        <div className={styles['middle']} data-testid="film-empty">
          <CommandButton onClick={onLoad}>{readingText.showFilm}</CommandButton>
        </div>
      ) : null}
    </>
  );
}

/** Twice the size of the pixels on the screen, but never less than the pixels of the film themselves. */
function Loupe({ film, pointer }: { readonly film: Film; readonly pointer: Point }) {
  const { camera } = useFilmSnapshot(film);
  const at = film.toImage(pointer);
  const sidePx = loupeSizePx / Math.max(1, 2 * camera.scale);
  return (
    <FilmInset
      film={film}
      label={toolText.loupe}
      shape="round"
      sizePx={loupeSizePx}
      style={{ left: pointer.x - loupeSizePx / 2, top: pointer.y - loupeSizePx / 2 }}
      part={{ centerXPx: at.x, centerYPx: at.y, sidePx, mirrored: false }}
    />
  );
}
