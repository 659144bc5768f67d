import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Rectangle, Side } from '#contract/reading.ts';
import { filmText } from '#text/reading.ts';
import type { Film } from '#viewport/film.ts';
import type { Point } from '#viewport/camera.ts';
import { upright } from '#viewport/orientation.ts';
import { screenBox } from '#viewport/screen-box.ts';
import {
  dragGrip,
  gripAt,
  moveSite,
  roundSite,
  type Grip,
  type ScreenHandle,
} from '#viewport/site-rectangle.ts';
import { useFilmSnapshot } from './use-film.ts';
import styles from './site-overlay.module.css';

interface SiteOverlayProps {
  readonly film: Film;
  readonly site: Rectangle;
  readonly isProposal: boolean;
  readonly side: Side | null;
  /** `partOf` names the movement that the change is a step of. Absent once the read is committed. */
  readonly onChange: ((site: Rectangle, partOf: string) => void) | undefined;
}

/** What a pointer holds, since where, and the name of its movement. */
interface Grasp {
  readonly grip: Grip;
  readonly from: Point;
  readonly site: Rectangle;
  readonly movement: string;
}

/** Handles by where they are on the screen. */
const handles: readonly ScreenHandle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
];

/** The fracture site on the film: dashed orange while proposed, solid blue once the reader's. */
export function SiteOverlay({ film, site, isProposal, side, onChange }: SiteOverlayProps) {
  const snapshot = useFilmSnapshot(film);
  const drag = useRef<Grasp | null>(null);
  if (snapshot.state.kind !== 'shown') return null;
  const { facts } = snapshot.state;
  const { orientation } = snapshot.camera;
  const box = screenBox(site, film.toElement);

  const hold = (grip: Grip) => (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0 || !onChange) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { grip, from: imagePoint(event, film), site, movement: crypto.randomUUID() };
  };
  const pull = (event: PointerEvent<SVGElement>): void => {
    const active = drag.current;
    if (!active || !onChange) return;
    event.stopPropagation();
    const at = imagePoint(event, film);
    const moved = dragGrip(active.site, active.grip, at.x - active.from.x, at.y - active.from.y, facts);
    onChange(roundSite(moved), active.movement);
  };
  const release = (): void => {
    drag.current = null;
  };
  const turnByKey = (event: KeyboardEvent<SVGElement>): void => {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
      event.key
    ];
    if (!direction || !onChange) return;
    event.preventDefault();
    event.stopPropagation();
    const length = (event.shiftKey ? 1 : 10) * Math.min(1, 10 * snapshot.camera.scale);
    const step = film.toImageStep({ x: (direction[0] ?? 0) * length, y: (direction[1] ?? 0) * length });
    const corner = gripAt({ x: 1, y: 1 }, orientation);
    onChange(
      roundSite(
        event.altKey ? dragGrip(site, corner, step.x, step.y, facts) : moveSite(site, step.x, step.y, facts),
      ),
      'keys',
    );
  };

  return (
    <svg
      className={styles['overlay']}
      data-testid="site"
      data-proposal={isProposal}
      data-site={[site.xPx, site.yPx, site.widthPx, site.heightPx].join(',')}
    >
      <rect
        className={styles['box']}
        role={onChange ? 'slider' : 'img'}
        aria-label={isProposal ? filmText.siteProposed : filmText.site(site.widthPx, site.heightPx)}
        {...(onChange
          ? {
              'aria-valuenow': site.xPx,
              'aria-valuetext': filmText.siteAt(site.xPx, site.yPx),
              'aria-description': filmText.siteKeys,
            }
          : {})}
        tabIndex={onChange ? 0 : -1}
        data-editable={onChange !== undefined}
        {...box}
        onPointerDown={hold('inside')}
        onPointerMove={pull}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={turnByKey}
      />
      {side ? (
        <g className={styles['letter']} aria-hidden="true">
          <rect x={box.x + box.width / 2 - 11} y={box.y - 26} width={22} height={20} rx={3} />
          <text x={box.x + box.width / 2} y={box.y - 11} textAnchor="middle">
            {filmText.sideLetter[side]}
          </text>
        </g>
      ) : null}
      {onChange
        ? handles.map((handle) => {
            const name = gripAt(handle, upright);
            const grip = gripAt(handle, orientation);
            return (
              <rect
                key={name}
                className={styles['grip']}
                style={{ cursor: `${name}-resize` }}
                x={box.x + ((1 + handle.x) / 2) * box.width - 5}
                y={box.y + ((1 + handle.y) / 2) * box.height - 5}
                width={10}
                height={10}
                onPointerDown={hold(grip)}
                onPointerMove={pull}
                onPointerUp={release}
                onPointerCancel={release}
              />
            );
          })
        : null}
    </svg>
  );
}

function imagePoint(event: PointerEvent<SVGElement>, film: Film): Point {
  const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
  return film.toImage({ x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) });
}
