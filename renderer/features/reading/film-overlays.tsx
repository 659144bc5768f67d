import { useEffect, useRef } from 'react';
import type { Side } from '#contract/reading.ts';
import type { FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import { sideText } from '#text/common.ts';
import { scaleSentence } from '#text/measure.ts';
import { personName } from '#text/names.ts';
import { date } from '#text/numbers.ts';
import { filmText } from '#text/reading.ts';
import { Icon } from '#ui/icon.tsx';
import type { Film } from '#viewport/film.ts';
import type { FilmPart } from '#viewport/film-part.ts';
import { isSameOrientation, upright, type Orientation } from '#viewport/orientation.ts';
import { patientEdges, type PatientEdges } from '#viewport/patient-edges.ts';
import { scaleBar } from '#viewport/scale-bar.ts';
import { useFilmSnapshot } from './use-film.ts';
import styles from './film-overlays.module.css';

interface FilmOverlaysProps {
  readonly film: Film;
  readonly side: Side | null;
  readonly scale: FilmScale;
  /** The measuring tools stand at the left edge. */
  readonly isMeasuring: boolean;
}

const longestScaleBarPx = 180;

/** Patient and side, window and zoom, scale: the corners of the film. */
export function FilmOverlays({ film, side, scale, isMeasuring }: FilmOverlaysProps) {
  const snapshot = useFilmSnapshot(film);
  if (snapshot.state.kind !== 'shown') return null;
  const { facts } = snapshot.state;
  const bar =
    scale.kind === 'pixels' ? undefined : scaleBar(scale.columnMm, snapshot.camera.scale, longestScaleBarPx);
  const isPixelForPixel = Math.abs(snapshot.camera.scale * window.devicePixelRatio - 1) < 1e-6;
  const shownSide = side ?? facts.laterality ?? null;
  return (
    <>
      <div className={styles['topLeft']} data-over-film data-measuring={isMeasuring}>
        <p>{[personName(facts.patientName ?? ''), facts.patientId].filter(Boolean).join(' · ')}</p>
        <p className={styles['small']}>
          {[facts.studyDate && date(facts.studyDate), facts.viewPosition].filter(Boolean).join(' · ')}
        </p>
        {facts.frameCount > 1 ? (
          <p className={styles['small']}>{filmText.frame(facts.frameNumber ?? 1, facts.frameCount)}</p>
        ) : null}
        {shownSide ? (
          <p className={styles['small']} data-testid="side-marker" data-side={shownSide}>
            {side ? filmText.sideMarked(sideText[shownSide]) : filmText.sideStated(sideText[shownSide])}
          </p>
        ) : null}
      </div>
      <div className={styles['topRight']} data-over-film>
        <p className="tabular">{filmText.voi(snapshot.voi)}</p>
        <p className="tabular">{isPixelForPixel ? filmText.pixelForPixel : filmText.zoom(snapshot.zoom)}</p>
        {snapshot.inverted ? <p>{filmText.inverted}</p> : null}
        <Lie orientation={snapshot.camera.orientation} />
        {snapshot.rendererReason === 'gpu-lost' ? (
          <p className={styles['caution']} role="status" data-testid="gpu-lost">
            <Icon name="caution" size={15} /> {filmText.gpuLost}
          </p>
        ) : null}
      </div>
      {facts.patientOrientation ? (
        <Edges edges={patientEdges(facts.patientOrientation, snapshot.camera.orientation)} />
      ) : null}
      <div className={styles['bottomLeft']} data-over-film data-measuring={isMeasuring}>
        {bar ? (
          <svg width={bar.lengthCssPx + 2} height="22" className={styles['bar']} aria-hidden="true">
            <path d={`M1 8v8h${String(bar.lengthCssPx)}v-8`} />
            <text x={bar.lengthCssPx / 2 + 1} y="11" textAnchor="middle">
              {filmText.scale(bar.lengthMm)}
            </text>
          </svg>
        ) : null}
        <p className={styles['small']} data-testid="scale">
          {scaleSentence(scale, facts.pixelSpacing)}
        </p>
      </div>
    </>
  );
}

/** How the film lies, where it does not lie as stored; a mirror image is said with a caution. */
function Lie({ orientation }: { readonly orientation: Orientation }) {
  const { quarterTurns, isMirrored } = orientation;
  return (
    <div role="status" data-testid="film-lies">
      {isSameOrientation(orientation, upright) ? null : <p>{filmText.lies(quarterTurns, isMirrored)}</p>}
      {isMirrored ? (
        <p className={styles['caution']}>
          <Icon name="caution" size={15} /> {filmText.mirrorImage}
        </p>
      ) : null}
    </div>
  );
}

/** The letters of the patient at the edges of the screen, true however the film lies. */
function Edges({ edges }: { readonly edges: PatientEdges }) {
  return (
    <>
      {(['left', 'right', 'top', 'bottom'] as const).map((edge) => (
        <p
          key={edge}
          className={`${styles['edge'] ?? ''} ${styles[edge] ?? ''}`}
          role="img"
          aria-label={filmText.edge(edges[edge])}
          data-edge={edge}
          data-over-film
        >
          {edges[edge]}
        </p>
      ))}
    </>
  );
}

interface FilmInsetProps {
  readonly film: Film;
  readonly part: FilmPart;
  readonly label: string;
  readonly sizePx: number;
  readonly style: {
    readonly left?: number;
    readonly top?: number;
    readonly right?: number;
    readonly bottom?: number;
  };
}

/** A second look at a part of the film, windowed as the film is. */
export function FilmInset({ film, part, label, sizePx, style }: FilmInsetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const snapshot = useFilmSnapshot(film);
  const { centerXPx, centerYPx, sidePx } = part;
  useEffect(() => {
    if (canvas.current) film.drawPart(canvas.current, { centerXPx, centerYPx, sidePx });
  }, [film, snapshot, centerXPx, centerYPx, sidePx]);
  const pixels = Math.round(sizePx * window.devicePixelRatio);
  return (
    <figure className={styles['round']} style={{ ...style, width: sizePx }}>
      <canvas ref={canvas} width={pixels} height={pixels} style={{ width: sizePx, height: sizePx }} />
      <figcaption className="tabular">{label}</figcaption>
    </figure>
  );
}
