import { useMemo, type KeyboardEvent } from 'react';
import type { Annotation } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { pixelSize, type FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import { measureAnnotation } from '#domain/imaging/measurement/measure-annotation.ts';
import { measurementLines, measureText } from '#text/measure.ts';
import type { Film } from '#viewport/film.ts';
import { useFilmSnapshot } from '../use-film.ts';
import { placeOf } from './film-points.ts';
import { MeasureLabel } from './measure-label.tsx';
import { MeasureLines } from './measure-lines.tsx';
import { hasWords } from './measure-tool.ts';
import { usePointDrag } from './use-point-drag.ts';
import styles from './measure-layer.module.css';

interface AnnotationShapeProps {
  readonly film: Film;
  readonly facts: ImageFacts;
  readonly plane: PixelPlane;
  readonly scale: FilmScale;
  readonly annotation: Annotation;
  readonly isSelected: boolean;
  /** Only while the reader measures: a drag that changes the window must not move a measurement. */
  readonly isEditable: boolean;
  readonly onSelect: () => void;
  readonly onMoved: (annotation: Annotation, by: 'pointer' | 'key') => void;
  readonly onEditWords: () => void;
}

const handleRadiusPx = 5;
const endRadiusPx = 2.5;

/** One annotation on the film with what it measures; its points are handles while it is selected. */
export function AnnotationShape(props: AnnotationShapeProps) {
  const { film, facts, plane, scale, annotation, isSelected, isEditable } = props;
  const { element } = useFilmSnapshot(film);
  const { kind, text } = annotation;
  const drag = usePointDrag(film, facts, annotation.points, (points, by) => {
    props.onMoved({ ...annotation, points: [...points] }, by);
  });
  const { shown } = drag;
  const lines = useMemo(() => {
    const measurement = measureAnnotation({ ...annotation, points: [...shown] }, scale, plane);
    return text === '' ? measurementLines(kind, measurement, scale, facts) : [text];
  }, [annotation, kind, text, shown, scale, plane, facts]);
  const size = pixelSize(scale);
  const places = shown.map((point) => placeOf(film, point));
  const body = drag.pointer('whole');
  const turnByKey = (event: KeyboardEvent<SVGElement>): void => {
    if (drag.arrow('whole', event)) return;
    if (event.key === 'Enter' && hasWords(kind)) {
      event.preventDefault();
      props.onEditWords();
    }
  };
  return (
    <g
      className={styles['shape']}
      data-testid="annotation"
      data-kind={kind}
      data-selected={isSelected}
      data-points={shown.map(({ xPx, yPx }) => `${xPx.toFixed(1)},${yPx.toFixed(1)}`).join(' ')}
    >
      <g
        role={isEditable ? 'button' : 'img'}
        aria-label={[measureText.tool[kind], ...lines].join(', ')}
        aria-description={isEditable ? measureText.moveKeys : undefined}
        tabIndex={isEditable ? 0 : -1}
        className={styles['body']}
        data-editable={isEditable}
        {...(isEditable ? body : {})}
        onFocus={props.onSelect}
        onDoubleClick={isEditable && hasWords(kind) ? props.onEditWords : undefined}
        onKeyDown={isEditable ? turnByKey : undefined}
      >
        <MeasureLines film={film} tool={kind} points={shown} aspect={size.row / size.column} />
        <MeasureLabel
          lines={lines}
          places={kind === 'arrow' ? places.slice(0, 1) : places}
          element={element}
        />
      </g>
      {kind === 'text'
        ? null
        : places.map((place, index) => {
            const point = shown[index];
            if (!isEditable || !point) {
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
                tabIndex={isSelected ? 0 : -1}
                cx={place.x}
                cy={place.y}
                r={handleRadiusPx}
                {...drag.pointer(index)}
                onFocus={props.onSelect}
                onKeyDown={(event) => {
                  drag.arrow(index, event);
                }}
              />
            );
          })}
    </g>
  );
}
