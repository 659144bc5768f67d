import { useState } from 'react';
import { Skeleton } from '@mantine/core';
import type { KeyBindings } from '#contract/key-bindings.ts';
import type { Rectangle, Side } from '#contract/reading.ts';
import { commonText } from '#text/common.ts';
import { filmText, readingText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { useDelayed } from '#ui/use-delayed.ts';
import type { Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { FilmInset, FilmOverlays } from './film-overlays.tsx';
import { FilmView } from './film-view.tsx';
import { FilmMeasuring } from './measure/film-measuring.tsx';
import { useFilmScale } from './measure/use-film-scale.ts';
import type { UndoableSite } from './measure/use-undo.ts';
import type { ToolName } from './reading-store.ts';
import { SiteOverlay } from './site-overlay.tsx';
import { useFilmSnapshot } from './use-film.ts';
import { useWheelSteps } from './use-wheel-steps.ts';
import styles from './film-area.module.css';

interface FilmAreaProps {
  readonly film: Film;
  readonly tool: ToolName;
  readonly bindings: KeyBindings;
  readonly side: Side | null;
  readonly site: Rectangle | null;
  readonly siteIsProposal: boolean;
  /** `partOf` joins the steps of one movement for undo. Absent while the site cannot be changed. */
  readonly onSite: ((site: Rectangle, partOf?: string) => void) | undefined;
  /** Null once the site is locked. */
  readonly undoableSite: UndoableSite | null;
  readonly loupe: boolean;
  readonly onContrast: () => void;
  readonly onStepFrame: (by: 1 | -1) => void;
  readonly onLoad: () => void;
}

const loupeSizePx = 240;
const smallestPower = 2;
const largestPower = 8;
const powerSpeed = 0.0015;
const wheelWindowSpeed = 0.2;
const progressDelayMs = 500;

/** The film with everything that lies on it, or plainly why there is none. */
export function FilmArea(props: FilmAreaProps) {
  const { film, tool, bindings, side, site, siteIsProposal, onSite, loupe, onLoad } = props;
  const [pointer, setPointer] = useState<Point | null>(null);
  const [chosenPower, setChosenPower] = useState<number | null>(null);
  const { state, camera } = useFilmSnapshot(film);
  const power = chosenPower ?? loupePower(1 / camera.scale);
  const scale = useFilmScale(film);
  const turnFrames = useWheelSteps(props.onStepFrame);
  const onWheel = {
    loupe: (deltaY: number): void => {
      setChosenPower(loupePower(power * Math.exp(-deltaY * powerSpeed)));
    },
    window: (deltaY: number): void => {
      film.dragWindow(0, deltaY * wheelWindowSpeed);
    },
    frames: turnFrames,
    zoom: undefined,
  }[loupe ? 'loupe' : bindings.mouse.wheel];
  const showsProgress = useDelayed(state.kind === 'loading', progressDelayMs);
  return (
    <>
      <FilmView
        film={film}
        tool={tool}
        mouse={bindings.mouse}
        onDrawSite={onSite}
        onContrast={props.onContrast}
        onPointer={setPointer}
        onWheel={onWheel}
      >
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
            <FilmOverlays film={film} side={side} scale={scale} isMeasuring={tool === 'measure'} />
            <FilmMeasuring
              key={`${state.caseId} ${state.facts.planeSha256}`}
              film={film}
              facts={state.facts}
              bindings={bindings}
              isMeasuring={tool === 'measure'}
              site={props.undoableSite}
            />
            {loupe && pointer ? <Loupe film={film} pointer={pointer} power={power} /> : null}
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

/** Until the reader turns the wheel, the pixels of the film themselves as far as the range allows. */
function loupePower(wanted: number): number {
  return Math.min(largestPower, Math.max(smallestPower, wanted));
}

interface LoupeProps {
  readonly film: Film;
  readonly pointer: Point;
  /** Enlargement against the film on the screen. */
  readonly power: number;
}

function Loupe({ film, pointer, power }: LoupeProps) {
  const { camera } = useFilmSnapshot(film);
  const at = film.toImage(pointer);
  const sidePx = loupeSizePx / (power * camera.scale);
  return (
    <FilmInset
      film={film}
      label={filmText.loupePower(power)}
      sizePx={loupeSizePx}
      style={{ left: pointer.x - loupeSizePx / 2, top: pointer.y - loupeSizePx / 2 }}
      part={{ centerXPx: at.x, centerYPx: at.y, sidePx }}
    />
  );
}
