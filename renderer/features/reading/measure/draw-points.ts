import type { ImagePoint } from '#contract/annotation.ts';

/** Points set so far, and the one that follows the pointer. */
export interface Drawing {
  readonly points: readonly ImagePoint[];
  readonly pending: ImagePoint | null;
}

export const noDrawing: Drawing = { points: [], pending: null };

/**
 * A press sets a point; a release sets the next one where the pointer was dragged, and nothing where it was only
 * clicked. So a line can be dragged, or clicked from end to end.
 */
export function press(drawing: Drawing, at: ImagePoint): Drawing {
  return { points: [...drawing.points, at], pending: null };
}

export function follow(drawing: Drawing, at: ImagePoint): Drawing {
  return drawing.points.length === 0 ? drawing : { ...drawing, pending: at };
}

export function release(drawing: Drawing, at: ImagePoint, wasDragged: boolean, count: number): Drawing {
  if (!wasDragged || drawing.points.length >= count) return drawing;
  return { points: [...drawing.points, at], pending: null };
}

/** What is to be seen of it: the points set, and the pending one as long as one is missing. */
export function shownPoints({ points, pending }: Drawing, count: number): readonly ImagePoint[] {
  return pending && points.length < count ? [...points, pending] : points;
}
