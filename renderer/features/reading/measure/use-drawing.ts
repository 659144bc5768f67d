import { useRef, useState, type PointerEvent } from 'react';
import type { ImagePoint } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { follow, noDrawing, press, release, shownPoints, type Drawing } from './draw-points.ts';
import { pointOnFilm } from './film-points.ts';
import { pointCountOf, type MeasureTool } from './measure-tool.ts';
import { placeOfPointer } from './use-point-drag.ts';

interface DrawingHandle {
  readonly shown: readonly ImagePoint[];
  readonly isUnderWay: boolean;
  readonly cancel: () => void;
  readonly pointer: {
    readonly onPointerDown: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerMove: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerUp: (event: PointerEvent<SVGElement>) => void;
  };
}

/** A hand is never quite still while it clicks, CSS pixels. */
const stillnessPx = 4;

/** Drawing with the left mouse button, point by point. `onDrawn` hears the points once all are set. */
export function useDrawing(
  film: Film,
  facts: ImageFacts,
  tool: MeasureTool,
  onDrawn: (points: readonly ImagePoint[]) => void,
): DrawingHandle {
  const [held, setHeld] = useState<{ readonly tool: MeasureTool; readonly drawing: Drawing }>({
    tool,
    drawing: noDrawing,
  });
  const pressedAt = useRef<Point | null>(null);
  const count = pointCountOf(tool);
  // What was begun with another tool is gone.
  const drawing = held.tool === tool ? held.drawing : noDrawing;
  const become = (next: Drawing): void => {
    if (next.points.length < count) setHeld({ tool, drawing: next });
    else {
      setHeld({ tool, drawing: noDrawing });
      onDrawn(next.points);
    }
  };
  return {
    shown: shownPoints(drawing, count),
    isUnderWay: drawing.points.length > 0,
    cancel: () => {
      pressedAt.current = null;
      setHeld({ tool, drawing: noDrawing });
    },
    pointer: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        pressedAt.current = placeOfPointer(event);
        become(press(drawing, pointOnFilm(film, pressedAt.current, facts)));
      },
      onPointerMove: (event) => {
        if (drawing.points.length === 0) return;
        setHeld({ tool, drawing: follow(drawing, pointOnFilm(film, placeOfPointer(event), facts)) });
      },
      onPointerUp: (event) => {
        const from = pressedAt.current;
        pressedAt.current = null;
        if (!from || drawing.points.length === 0) return;
        const at = placeOfPointer(event);
        const wasDragged = Math.hypot(at.x - from.x, at.y - from.y) > stillnessPx;
        become(release(drawing, pointOnFilm(film, at, facts), wasDragged, count));
      },
    },
  };
}
