import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Rectangle, Side } from '#contract/reading.ts';
import { filmText } from '#text/reading.ts';
import type { Film } from '#viewport/film.ts';
import type { Point } from '#viewport/camera.ts';
import { dragGrip, moveSite, roundSite, type Grip } from '#viewport/site-rectangle.ts';
import { useFilmSnapshot } from './use-film.ts';
import styles from './site-overlay.module.css';

interface SiteOverlayProps {
  readonly film: Film;
  readonly site: Rectangle;
  readonly isProposal: boolean;
  readonly side: Side | null;
  /** Absent once the read is committed. */
  readonly onChange: ((site: Rectangle) => void) | undefined;
}

const grips: readonly (readonly [Exclude<Grip, 'inside'>, number, number])[] = [
  ['nw', 0, 0],
  ['n', 0.5, 0],
  ['ne', 1, 0],
  ['e', 1, 0.5],
  ['se', 1, 1],
  ['s', 0.5, 1],
  ['sw', 0, 1],
  ['w', 0, 0.5],
];

/** The fracture site on the film: dashed orange while proposed, solid blue once the reader's. */
export function SiteOverlay({ film, site, isProposal, side, onChange }: SiteOverlayProps) {
  const snapshot = useFilmSnapshot(film);
  const drag = useRef<{ readonly grip: Grip; readonly from: Point; readonly site: Rectangle } | null>(null);
  if (snapshot.state.kind !== 'shown') return null;
  const { facts } = snapshot.state;
  const topLeft = film.toElement({ x: site.xPx, y: site.yPx });
  const bottomRight = film.toElement({ x: site.xPx + site.widthPx, y: site.yPx + site.heightPx });
  const width = bottomRight.x - topLeft.x;
  const height = bottomRight.y - topLeft.y;

  const hold = (grip: Grip) => (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0 || !onChange) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { grip, from: imagePoint(event, film), site };
  };
  const pull = (event: PointerEvent<SVGElement>): void => {
    const active = drag.current;
    if (!active || !onChange) return;
    event.stopPropagation();
    const at = imagePoint(event, film);
    const moved = dragGrip(active.site, active.grip, at.x - active.from.x, at.y - active.from.y, facts);
    onChange(roundSite(moved));
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
    const step = (event.shiftKey ? 1 : 10) / Math.max(0.1, snapshot.camera.scale);
    const dx = (direction[0] ?? 0) * step;
    const dy = (direction[1] ?? 0) * step;
    onChange(roundSite(event.altKey ? dragGrip(site, 'se', dx, dy, facts) : moveSite(site, dx, dy, facts)));
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
        x={topLeft.x}
        y={topLeft.y}
        width={width}
        height={height}
        onPointerDown={hold('inside')}
        onPointerMove={pull}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={turnByKey}
      />
      {side ? (
        <g className={styles['letter']} aria-hidden="true">
          <rect x={topLeft.x + width / 2 - 11} y={topLeft.y - 26} width={22} height={20} rx={3} />
          <text x={topLeft.x + width / 2} y={topLeft.y - 11} textAnchor="middle">
            {filmText.sideLetter[side]}
          </text>
        </g>
      ) : null}
      {onChange
        ? grips.map(([grip, atX, atY]) => (
            <rect
              key={grip}
              className={styles['grip']}
              style={{ cursor: `${grip}-resize` }}
              x={topLeft.x + atX * width - 5}
              y={topLeft.y + atY * height - 5}
              width={10}
              height={10}
              onPointerDown={hold(grip)}
              onPointerMove={pull}
              onPointerUp={release}
              onPointerCancel={release}
            />
          ))
        : null}
    </svg>
  );
}

function imagePoint(event: PointerEvent<SVGElement>, film: Film): Point {
  const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
  return film.toImage({ x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) });
}
