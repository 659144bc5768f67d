import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import type { KeyBindings } from '#contract/key-bindings.ts';
import type { Rectangle } from '#contract/reading.ts';
import { filmText, readingText } from '#text/reading.ts';
import type { Film } from '#viewport/film.ts';
import type { Point } from '#viewport/camera.ts';
import { screenBox } from '#viewport/screen-box.ts';
import { isDrawn, rectangleBetween, roundSite } from '#viewport/site-rectangle.ts';
import type { ToolName } from './reading-store.ts';
import { useFilmSnapshot } from './use-film.ts';
import styles from './film-view.module.css';

interface FilmViewProps {
  readonly film: Film;
  readonly tool: ToolName;
  readonly mouse: KeyBindings['mouse'];
  /** Absent while the site cannot be changed. */
  readonly onDrawSite: ((site: Rectangle) => void) | undefined;
  /** Called after a rectangle for the contrast was drawn. */
  readonly onContrast: () => void;
  /** Takes the wheel while something else than the zoom wants it, in CSS pixels of scrolling. */
  readonly onWheel: ((deltaY: number) => void) | undefined;
  readonly onPointer: (point: Point | null) => void;
  readonly children: ReactNode;
}

type Gesture =
  | { readonly kind: 'window' | 'pan'; readonly last: Point }
  | { readonly kind: 'zoom'; readonly last: Point; readonly anchor: Point }
  | { readonly kind: 'site'; readonly from: Point }
  | { readonly kind: 'contrast'; readonly from: Point };

const wheelSpeed = 0.0015;
const dragZoomSpeed = 0.008;

/** The layer over the film that turns mouse, wheel and keys into changes of the view. */
export function FilmView(props: FilmViewProps) {
  const { film, tool, mouse, onDrawSite, onContrast, onPointer, children } = props;
  const element = useRef<HTMLDivElement>(null);
  const gesture = useRef<Gesture | null>(null);
  const [drawn, setDrawn] = useState<Rectangle | null>(null);
  const { state, voi, zoom, camera, inverted, renderer, rendererReason } = useFilmSnapshot(film);
  const facts = state.kind === 'empty' ? null : state.facts;

  const turnWheel = useEffectEvent((deltaY: number, at: Point) => {
    if (props.onWheel) props.onWheel(deltaY);
    else film.zoomAt(at, Math.exp(-deltaY * wheelSpeed));
  });
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      turnWheel(event.deltaY, pointOf(event, target));
    };
    // React listens passively, and a passive listener cannot keep the page from scrolling.
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      target.removeEventListener('wheel', onWheel);
    };
  }, []);

  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    if (state.kind !== 'shown') return;
    const point = pointOf(event, event.currentTarget);
    const kind = gestureOf(event.button, tool, mouse, onDrawSite !== undefined);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (kind === 'site' || kind === 'contrast') gesture.current = { kind, from: film.toImage(point) };
    else if (kind === 'zoom') gesture.current = { kind, last: point, anchor: point };
    else gesture.current = { kind, last: point };
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const point = pointOf(event, event.currentTarget);
    onPointer(point);
    const active = gesture.current;
    if (!active) return;
    if (active.kind === 'site' || active.kind === 'contrast') {
      if (facts) setDrawn(rectangleBetween(active.from, film.toImage(point), facts));
      return;
    }
    const dx = point.x - active.last.x;
    const dy = point.y - active.last.y;
    if (active.kind === 'zoom') film.zoomAt(active.anchor, Math.exp(-dy * dragZoomSpeed));
    else if (active.kind === 'pan') film.panBy(dx, dy);
    else film.dragWindow(dx, dy);
    gesture.current = { ...active, last: point };
  };
  const end = (): void => {
    const kind = gesture.current?.kind;
    if (drawn && isDrawn(drawn)) {
      if (kind === 'site') onDrawSite?.(roundSite(drawn));
      if (kind === 'contrast') {
        film.useContrastOf(drawn);
        onContrast();
      }
    }
    gesture.current = null;
    setDrawn(null);
  };
  const cancel = (): void => {
    gesture.current = null;
    setDrawn(null);
  };

  const drawnBox = drawn ? screenBox(drawn, film.toElement) : null;
  return (
    <div
      ref={element}
      className={styles['view']}
      role="application"
      aria-label={facts ? readingText.film(facts.fileName) : readingText.room}
      aria-description={readingText.filmKeys}
      tabIndex={0}
      data-testid="film"
      data-state={state.kind}
      data-case-id={state.kind === 'empty' ? '' : state.caseId}
      data-plane-sha256={state.kind === 'shown' ? state.facts.planeSha256 : ''}
      data-window-center={'table' in voi ? '' : voi.center}
      data-window-width={'table' in voi ? '' : voi.width}
      data-window-function={'table' in voi ? 'TABLE' : voi.function}
      data-invert={inverted}
      data-zoom={zoom.toFixed(3)}
      data-scale={camera.scale}
      data-quarter-turns={camera.orientation.quarterTurns}
      data-mirrored={camera.orientation.isMirrored}
      data-frame={facts?.frameNumber ?? 1}
      data-renderer={renderer}
      data-renderer-reason={rendererReason}
      data-tool={tool}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
      onPointerLeave={() => {
        onPointer(null);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
        if (event.target === event.currentTarget) turnByKey(event, film);
      }}
    >
      {children}
      {drawnBox ? (
        <svg className={styles['drawing']} aria-hidden="true">
          <rect {...drawnBox} />
        </svg>
      ) : null}
      <span className="visually-hidden">{filmText.voi(voi)}</span>
    </div>
  );
}

function gestureOf(
  button: number,
  tool: ToolName,
  mouse: KeyBindings['mouse'],
  canDraw: boolean,
): Gesture['kind'] {
  if (button === 2) return mouse.right;
  if (button === 1) return mouse.middle;
  // The layer of the measurements takes the left button for itself as soon as it can measure.
  if (tool === 'measure') return mouse.left;
  return tool === 'site' && !canDraw ? mouse.left : tool;
}

function turnByKey(event: KeyboardEvent<HTMLDivElement>, film: Film): void {
  const step = 10;
  const size = event.currentTarget.getBoundingClientRect();
  const middle = { x: size.width / 2, y: size.height / 2 };
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
    event.key
  ];
  if (direction && !event.ctrlKey && !event.altKey) {
    const [x = 0, y = 0] = direction;
    if (event.shiftKey) film.panBy(-x * 4 * step, -y * 4 * step);
    else film.dragWindow(x * step, y * step);
    event.preventDefault();
  } else if (!event.ctrlKey && (event.key === '+' || event.key === '=')) film.zoomAt(middle, 1.25);
  else if (!event.ctrlKey && event.key === '-') film.zoomAt(middle, 1 / 1.25);
}

/** CSS pixels of the element; offsetX of the event would be relative to whatever lies under the pointer. */
function pointOf(event: { readonly clientX: number; readonly clientY: number }, target: Element): Point {
  const box = target.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
