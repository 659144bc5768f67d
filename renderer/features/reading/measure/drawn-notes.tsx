import type { Annotation, FilmNotes } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import { pixelSize, type FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import type { Film } from '#viewport/film.ts';
import { useFilmSnapshot } from '../use-film.ts';
import { AnnotationShape, type AnnotationEditing } from './annotation-shape.tsx';
import { CalibrationShape } from './calibration-shape.tsx';
import { calibrationLabel, layOutLabels } from './lay-out-labels.ts';
import { useAnnotationWords } from './use-annotation-words.ts';
import { useCoveredBoxes } from './use-covered-boxes.ts';

interface DrawnNotesProps {
  readonly film: Film;
  readonly facts: ImageFacts;
  readonly plane: PixelPlane;
  readonly scale: FilmScale;
  readonly notes: FilmNotes;
  /** The annotations that were placed or moved, the last one last. */
  readonly touchedIds: readonly string[];
  /** Null where what is drawn can only be looked at. */
  readonly editing: ((annotation: Annotation) => AnnotationEditing) | null;
}

/** Everything drawn on a film, with its words laid out together; inside an SVG that covers the film. */
export function DrawnNotes({ film, facts, plane, scale, notes, touchedIds, editing }: DrawnNotesProps) {
  const { element } = useFilmSnapshot(film);
  const words = useAnnotationWords(plane, scale, facts);
  const { group, boxes } = useCoveredBoxes();
  const labels = layOutLabels(film, element, boxes, notes, words, touchedIds);
  return (
    <g ref={group}>
      <CalibrationShape
        film={film}
        calibration={notes.calibration}
        size={pixelSize(scale)}
        placed={labels.get(calibrationLabel)}
      />
      {notes.annotations.map((annotation) => (
        <AnnotationShape
          key={annotation.annotationId}
          film={film}
          facts={facts}
          scale={scale}
          annotation={annotation}
          lines={words(annotation)}
          placed={labels.get(annotation.annotationId)}
          editing={editing?.(annotation) ?? null}
        />
      ))}
    </g>
  );
}
