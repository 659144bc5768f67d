import type { ImagePoint } from '#contract/annotation.ts';
import type { Point } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { placeOf } from './film-points.ts';
import type { MeasureTool } from './measure-tool.ts';
import { outlineOf } from './outline-of.ts';
import styles from './measure-layer.module.css';

interface MeasureLinesProps {
  readonly film: Film;
  readonly tool: MeasureTool;
  readonly points: readonly ImagePoint[];
  /** Height of a pixel divided by its width. */
  readonly aspect: number;
}

const headLengthPx = 13;
const headAngle = 0.42;

/** The lines of an annotation: a dark edge under a light line, to be seen on bone and on air; round it, what a hand can hold. */
export function MeasureLines({ film, tool, points, aspect }: MeasureLinesProps) {
  const lines = outlineOf(tool, points, aspect).map((line) => line.map((point) => placeOf(film, point)));
  const [tail, tip] = lines[0] ?? [];
  const drawn = tool === 'arrow' && tail && tip ? [...lines, arrowHead(tail, tip)] : lines;
  const path = drawn.map(pathOf).join('');
  return (
    <>
      <path className={styles['edge']} d={path} />
      <path className={styles['line']} d={path} />
      <path className={styles['hold']} d={path} />
    </>
  );
}

/** For `d` of a path. */
function pathOf(line: readonly Point[]): string {
  return line.length < 2 ? '' : `M${line.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}`;
}

/** Two strokes back from the tip, of the same size at every zoom. */
function arrowHead(tail: Point, tip: Point): readonly Point[] {
  const back = Math.atan2(tail.y - tip.y, tail.x - tip.x);
  const end = (turn: number): Point => ({
    x: tip.x + headLengthPx * Math.cos(back + turn),
    y: tip.y + headLengthPx * Math.sin(back + turn),
  });
  return [end(headAngle), tip, end(-headAngle)];
}
