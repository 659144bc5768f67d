import type { FilmNotes } from '#contract/annotation.ts';
import { calibrationText } from '#text/measure.ts';
import type { ElementSize, Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { placeLabels, type PlacedLabel, type ShapeLabel } from '#viewport/place-labels.ts';
import type { ScreenBox } from '#viewport/screen-box.ts';
import { placeOf } from './film-points.ts';
import type { AnnotationWords } from './use-annotation-words.ts';

export const lineHeightPx = 17;
/** Wide enough for the letters of every line, without measuring them on the screen. */
const letterWidthPx = 7.2;

/** The id of the calibration's label among those of the annotations. */
export const calibrationLabel = 'calibration';

/**
 * Where the words of everything on the film go. `touchedIds` are the annotations that were placed or moved, the last
 * one last: their labels give way to those that lie still.
 */
export function layOutLabels(
  film: Film,
  element: ElementSize,
  covered: readonly ScreenBox[],
  { calibration, annotations }: FilmNotes,
  words: AnnotationWords,
  touchedIds: readonly string[],
): ReadonlyMap<string, PlacedLabel> {
  const points: Point[] = [];
  const labels: ShapeLabel[] = [];
  const add = (id: string, lines: readonly string[], places: readonly Point[], anchorCount: number): void => {
    points.push(...places);
    const letters = Math.max(0, ...lines.map((line) => line.length));
    if (letters === 0) return;
    const anchors = places.slice(0, anchorCount);
    labels.push({ id, anchors, width: letterWidthPx * letters, height: lineHeightPx * lines.length });
  };
  if (calibration && calibration.kind !== 'magnification') {
    const places = calibration.points.map((point) => placeOf(film, point));
    add(calibrationLabel, [calibrationText.drawn[calibration.kind](calibration.sizeMm)], places, 2);
  }
  const lastTouch = (id: string): number => touchedIds.lastIndexOf(id);
  const inOrder = annotations.toSorted(
    (one, other) => lastTouch(one.annotationId) - lastTouch(other.annotationId),
  );
  for (const annotation of inOrder) {
    const places = annotation.points.map((point) => placeOf(film, point));
    // The words of an arrow stand at its tail.
    add(annotation.annotationId, words(annotation), places, annotation.kind === 'arrow' ? 1 : places.length);
  }
  return placeLabels(labels, { element, points, covered });
}
