import type { Annotation, FilmNotes, ImagePoint } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import { pixelSize, type FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import type { Film } from '#viewport/film.ts';
import type { AnnotationEditing } from './annotation-shape.tsx';
import { DrawnNotes } from './drawn-notes.tsx';
import { MeasureLines } from './measure-lines.tsx';
import { useMeasureStore } from './measure-store.ts';
import type { MeasureTool } from './measure-tool.ts';
import { useDrawing } from './use-drawing.ts';
import { useMeasureKeys } from './use-measure-keys.ts';
import type { Notes } from './use-notes.ts';
import { withHeld } from './with-held.ts';
import styles from './measure-layer.module.css';

interface MeasureLayerProps {
  readonly film: Film;
  readonly facts: ImageFacts;
  readonly plane: PixelPlane;
  readonly scale: FilmScale;
  readonly notes: Notes;
  readonly shown: FilmNotes;
  /** The left mouse button draws, and what is drawn can be moved. */
  readonly isMeasuring: boolean;
  /** Drawn to the end, but not yet kept, because something is still asked. */
  readonly waiting: readonly ImagePoint[];
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onBegin: () => void;
  readonly onDrawn: (tool: MeasureTool, points: readonly ImagePoint[]) => void;
  readonly onEditWords: (annotation: Annotation) => void;
}

/** Everything the reader has drawn on the film, and drawing more. */
export function MeasureLayer(props: MeasureLayerProps) {
  const { film, facts, plane, scale, notes, shown, isMeasuring } = props;
  const { tool, selectedId, select, held, hold, touchedIds, touch } = useMeasureStore();
  const size = pixelSize(scale);
  const drawing = useDrawing(film, facts, tool, (points) => {
    props.onDrawn(tool, points);
  });
  useMeasureKeys({
    isActive: isMeasuring,
    onUndo: props.onUndo,
    onRedo: props.onRedo,
    onRemove: () => {
      if (selectedId === null) return false;
      notes.remove(selectedId);
      return true;
    },
    onEscape: () => {
      if (!drawing.isUnderWay) return false;
      drawing.cancel();
      return true;
    },
  });
  const editing = (annotation: Annotation): AnnotationEditing => ({
    isSelected: annotation.annotationId === selectedId,
    onSelect: () => {
      select(annotation.annotationId);
    },
    onHeld: (next) => {
      hold(next);
      if (next) touch(next.annotationId);
    },
    onMoved: (moved, by) => {
      notes.replace(moved, by === 'key' ? `key ${moved.annotationId}` : undefined);
    },
    onEditWords: () => {
      props.onEditWords(annotation);
    },
  });
  return (
    <svg className={styles['layer']} data-testid="measurements">
      {isMeasuring ? (
        <rect
          className={styles['ground']}
          width="100%"
          height="100%"
          {...drawing.pointer}
          onPointerDown={(event) => {
            if (event.button === 0) {
              select(null);
              props.onBegin();
            }
            drawing.pointer.onPointerDown(event);
          }}
        />
      ) : null}
      <DrawnNotes
        film={film}
        facts={facts}
        plane={plane}
        scale={scale}
        notes={withHeld(shown, held)}
        touchedIds={touchedIds}
        editing={isMeasuring ? editing : null}
      />
      {isMeasuring ? (
        <MeasureLines
          film={film}
          tool={tool}
          points={props.waiting.length > 0 ? props.waiting : drawing.shown}
          aspect={size.row / size.column}
        />
      ) : null}
    </svg>
  );
}
