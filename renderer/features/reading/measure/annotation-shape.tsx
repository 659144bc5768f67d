import type { KeyboardEvent } from 'react';
import type { Annotation } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import { pixelSize, type FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import { measureText } from '#text/measure.ts';
import type { Film } from '#viewport/film.ts';
import type { PlacedLabel } from '#viewport/place-labels.ts';
import { placeOf } from './film-points.ts';
import { MeasureLabel } from './measure-label.tsx';
import { MeasureLines } from './measure-lines.tsx';
import { hasWords } from './measure-tool.ts';
import { usePointDrag } from './use-point-drag.ts';
import styles from './measure-layer.module.css';

/** What can be done with an annotation while the reader measures. */
export interface AnnotationEditing {
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  /** Where a pointer holds it now; null once it is let go. */
  readonly onHeld: (annotation: Annotation | null) => void;
  readonly onMoved: (annotation: Annotation, by: 'pointer' | 'key') => void;
  readonly onEditWords: () => void;
}

interface AnnotationShapeProps {
  readonly film: Film;
  readonly facts: ImageFacts;
  readonly scale: FilmScale;
  readonly annotation: Annotation;
  readonly lines: readonly string[];
  /** Absent where the annotation is out of sight or says nothing. */
  readonly placed: PlacedLabel | undefined;
  /** Null while the reader does not measure: a drag that changes the window must not move a measurement. */
  readonly editing: AnnotationEditing | null;
}

const handleRadiusPx = 5;
const endRadiusPx = 2.5;

/** One annotation on the film with what it says; its points are handles while it can be moved. */
export function AnnotationShape(props: AnnotationShapeProps) {
  const { film, facts, scale, annotation, lines, placed, editing } = props;
  const { kind, points } = annotation;
  const drag = usePointDrag(film, facts, points, {
    onHeld: (held) => {
      editing?.onHeld(held && { ...annotation, points: [...held] });
    },
    onMoved: (moved, by) => {
      editing?.onMoved({ ...annotation, points: [...moved] }, by);
    },
  });
  const size = pixelSize(scale);
  const turnByKey = (event: KeyboardEvent<SVGElement>): void => {
    if (drag.arrow('whole', event)) return;
    if (event.key === 'Enter' && hasWords(kind)) {
      event.preventDefault();
      editing?.onEditWords();
    }
  };
  return (
    <g
      className={styles['shape']}
      data-testid="annotation"
      data-kind={kind}
      data-selected={editing?.isSelected ?? false}
      data-points={points.map(({ xPx, yPx }) => `${xPx.toFixed(1)},${yPx.toFixed(1)}`).join(' ')}
    >
      <g
        role={editing ? 'button' : 'img'}
        aria-label={[measureText.tool[kind], ...lines].join(', ')}
        aria-description={editing ? measureText.moveKeys : undefined}
        tabIndex={editing ? 0 : -1}
        className={styles['body']}
        data-editable={editing !== null}
        {...(editing ? drag.pointer('whole') : {})}
        onFocus={editing?.onSelect}
        onDoubleClick={editing && hasWords(kind) ? editing.onEditWords : undefined}
        onKeyDown={editing ? turnByKey : undefined}
      >
        <MeasureLines film={film} tool={kind} points={points} aspect={size.row / size.column} />
        {placed ? <MeasureLabel lines={lines} placed={placed} /> : null}
      </g>
      {kind === 'text'
        ? null
        : points.map((point, index) => {
            const place = placeOf(film, point);
            if (!editing) {
              return (
                <circle key={index} className={styles['end']} cx={place.x} cy={place.y} r={endRadiusPx} />
              );
            }
            return (
              <circle
                key={index}
                className={styles['handle']}
                role="slider"
                aria-label={`${measureText.tool[kind]}, ${measureText.point(index)}`}
                aria-valuenow={Math.round(point.xPx)}
                aria-valuemin={0}
                aria-valuemax={facts.widthPx}
                aria-valuetext={measureText.pointAt(point.xPx, point.yPx)}
                aria-description={measureText.pointKeys}
                tabIndex={editing.isSelected ? 0 : -1}
                cx={place.x}
                cy={place.y}
                r={handleRadiusPx}
                {...drag.pointer(index)}
                onFocus={editing.onSelect}
                onKeyDown={(event) => {
                  drag.arrow(index, event);
                }}
              />
            );
          })}
    </g>
  );
}
