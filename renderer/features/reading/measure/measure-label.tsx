import type { ElementSize, Point } from '#viewport/camera.ts';
import styles from './measure-layer.module.css';

interface MeasureLabelProps {
  readonly lines: readonly string[];
  /** The points it belongs to, CSS pixels of the element. */
  readonly places: readonly Point[];
  readonly element: ElementSize;
}

const lineHeightPx = 17;
/** Wide enough for the letters of every line, without measuring them on the screen. */
const letterWidthPx = 7.2;
const gapPx = 12;

/** The words beside an annotation: right of its rightmost point, or left of its leftmost where they would leave the film. */
export function MeasureLabel({ lines, places, element }: MeasureLabelProps) {
  const byX = places.toSorted((one, other) => one.x - other.x);
  const [leftmost, rightmost] = [byX[0], byX.at(-1)];
  if (!leftmost || !rightmost || lines.length === 0) return null;
  const width = letterWidthPx * Math.max(...lines.map((line) => line.length));
  const height = lineHeightPx * lines.length;
  const isLeft = rightmost.x + gapPx + width > element.width;
  const anchor = isLeft ? leftmost : rightmost;
  const x = isLeft ? Math.max(width + 4, anchor.x - gapPx) : anchor.x + gapPx;
  const y = Math.min(Math.max(anchor.y - height / 2, 4), Math.max(4, element.height - height - 4));
  return (
    <text className={styles['label']} x={x} y={y} textAnchor={isLeft ? 'end' : 'start'}>
      {lines.map((line, index) => (
        <tspan key={index} x={x} y={y + 13 + index * lineHeightPx}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
