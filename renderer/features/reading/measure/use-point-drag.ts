import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { ImagePoint } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { placeOf, pointOnFilm, replacePoint, shiftPoints } from './film-points.ts';

/** A point by its index, or the whole. */
export type Held = number | 'whole';

interface PointDrag {
  readonly pointer: (held: Held) => {
    readonly onPointerDown: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerMove: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerUp: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerCancel: () => void;
  };
  /** Moves by an arrow key, 10 CSS pixels, with Shift one; false where it was another key. */
  readonly arrow: (held: Held, event: KeyboardEvent<SVGElement>) => boolean;
}

interface PointDragListeners {
  /** Where the points are while a pointer holds them; null once it lets go. */
  readonly onHeld: (points: readonly ImagePoint[] | null) => void;
  /** Where they came to lie once the pointer lets go, and after each arrow key. */
  readonly onMoved: (points: readonly ImagePoint[], by: 'pointer' | 'key') => void;
}

/** Where the pointer took hold, and of what. */
interface Grasp {
  readonly from: ImagePoint;
  readonly points: readonly ImagePoint[];
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Points on the film that can be dragged, one or all. */
export function usePointDrag(
  film: Film,
  facts: ImageFacts,
  points: readonly ImagePoint[],
  { onHeld, onMoved }: PointDragListeners,
): PointDrag {
  const drag = useRef<Grasp | null>(null);
  const hasMoved = useRef(false);
  const moved = (held: Held, start: readonly ImagePoint[], dx: number, dy: number): readonly ImagePoint[] => {
    if (held === 'whole') return shiftPoints(start, dx, dy, facts);
    const point = start[held];
    return point ? replacePoint(start, held, shiftPoints([point], dx, dy, facts)[0] ?? point) : start;
  };
  const pulled = (
    held: Held,
    { from, points: start }: Grasp,
    event: PointerEvent<SVGElement>,
  ): readonly ImagePoint[] => {
    const at = pointOnFilm(film, placeOfPointer(event), facts);
    return moved(held, start, at.xPx - from.xPx, at.yPx - from.yPx);
  };
  return {
    pointer: (held) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: pointOnFilm(film, placeOfPointer(event), facts), points };
        hasMoved.current = false;
      },
      onPointerMove: (event) => {
        // Chromium sends a move after a press that has not moved.
        if (!drag.current || (event.movementX === 0 && event.movementY === 0)) return;
        hasMoved.current = true;
        onHeld(pulled(held, drag.current, event));
      },
      onPointerUp: (event) => {
        // From the event, not from what was rendered last: the last move may not have been drawn yet.
        if (drag.current && hasMoved.current) onMoved(pulled(held, drag.current, event), 'pointer');
        drag.current = null;
        onHeld(null);
      },
      onPointerCancel: () => {
        drag.current = null;
        onHeld(null);
      },
    }),
    arrow: (held, event) => {
      const direction = directions[event.key];
      const first = points[held === 'whole' ? 0 : held];
      if (!direction || !first || event.ctrlKey || event.altKey) return false;
      event.preventDefault();
      event.stopPropagation();
      const step = event.shiftKey ? 1 : 10;
      const place = placeOf(film, first);
      const target = film.toImage({ x: place.x + step * direction[0], y: place.y + step * direction[1] });
      onMoved(moved(held, points, target.x - first.xPx, target.y - first.yPx), 'key');
      return true;
    },
  };
}

/** CSS pixels of the drawing, which lies over the whole element. */
export function placeOfPointer(event: PointerEvent<SVGElement>): Point {
  const box = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
