import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { besideText } from '#text/beside.ts';
import type { Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { useFilmSnapshot } from './use-film.ts';
import styles from './beside.module.css';

interface LookingViewProps {
  readonly film: Film;
  readonly label: string;
  readonly testId: string;
  readonly children?: ReactNode;
}

const wheelSpeed = 0.0015;
const stepPx = 10;

/** The layer over a film that is only looked at: left or middle button moves, right windows, the wheel zooms. */
export function LookingView({ film, label, testId, children }: LookingViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly isWindow: boolean; readonly last: Point } | null>(null);
  const { state, voi, zoom, inverted } = useFilmSnapshot(film);

  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = target.getBoundingClientRect();
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      film.zoomAt(point, Math.exp(-event.deltaY * wheelSpeed));
    };
    // React listens passively, and a passive listener cannot keep the page from scrolling.
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      target.removeEventListener('wheel', onWheel);
    };
  }, [film]);

  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { isWindow: event.button === 2, last: { x: event.clientX, y: event.clientY } };
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const active = drag.current;
    if (!active) return;
    const dx = event.clientX - active.last.x;
    const dy = event.clientY - active.last.y;
    if (active.isWindow) film.dragWindow(dx, dy);
    else film.panBy(dx, dy);
    drag.current = { ...active, last: { x: event.clientX, y: event.clientY } };
  };
  const end = (): void => {
    drag.current = null;
  };
  return (
    <div
      ref={element}
      className={styles['looking']}
      role="application"
      aria-label={label}
      aria-description={besideText.keys}
      tabIndex={0}
      data-testid={testId}
      data-state={state.kind}
      data-case-id={state.kind === 'empty' ? '' : state.caseId}
      data-window-center={'table' in voi ? '' : voi.center}
      data-window-width={'table' in voi ? '' : voi.width}
      data-invert={inverted}
      data-zoom={zoom.toFixed(3)}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        lookByKey(event, film);
      }}
    >
      {children}
    </div>
  );
}

/** What is handled here says nothing to the film being read. */
function lookByKey(event: KeyboardEvent<HTMLDivElement>, film: Film): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = event.currentTarget.getBoundingClientRect();
  const middle = { x: box.width / 2, y: box.height / 2 };
  const [x = 0, y = 0] =
    { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
  if (x !== 0 || y !== 0) {
    if (event.shiftKey) film.panBy(-x * 4 * stepPx, -y * 4 * stepPx);
    else film.dragWindow(x * stepPx, y * stepPx);
  } else if (event.key === '+' || event.key === '=') film.zoomAt(middle, 1.25);
  else if (event.key === '-') film.zoomAt(middle, 1 / 1.25);
  else if (event.key.toLowerCase() === 'f') film.fit();
  else if (event.key.toLowerCase() === 'i') film.toggleInverted();
  else if (event.key === ' ') film.reset();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
