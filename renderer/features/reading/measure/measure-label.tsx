import type { SVGProps } from 'react';
import type { Point } from '#viewport/camera.ts';
import type { PlacedLabel } from '#viewport/place-labels.ts';
import { lineHeightPx } from './lay-out-labels.ts';
import styles from './measure-layer.module.css';

interface MeasureLabelProps {
  readonly lines: readonly string[];
  readonly placed: PlacedLabel;
}

const baselinePx = 13;

/** The words of an annotation at their place, with a line to it where they had to go away from it. */
export function MeasureLabel({ lines, placed: { box, align, leader } }: MeasureLabelProps) {
  const x = align === 'start' ? box.x : box.x + box.width;
  return (
    <>
      {leader ? (
        <g data-testid="leader">
          <line className={styles['leaderEdge']} {...ends(leader)} />
          <line className={styles['leader']} {...ends(leader)} />
        </g>
      ) : null}
      <text className={styles['label']} x={x} y={box.y} textAnchor={align}>
        {lines.map((line, index) => (
          <tspan key={index} x={x} y={box.y + baselinePx + index * lineHeightPx}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

function ends([from, to]: readonly [Point, Point]): SVGProps<SVGLineElement> {
  return { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
}
