import type { ReactNode } from 'react';
import { scaleLinear } from 'd3-scale';
import { chartColours } from '#ui/chart-colours.ts';
import { PlotSheet, type PlotWords } from '#ui/plot-sheet.tsx';

interface UnitAxesProps extends PlotWords {
  readonly xLabel: string;
  readonly yLabel: string;
  /** What the diagonal from corner to corner means; said at its upper end, where no value can lie. */
  readonly diagonal: string;
  readonly children: ReactNode;
}

const plot = { left: 56, top: 44, size: 380 };
const bottom = plot.top + plot.size;
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

const right = scaleLinear([0, 1], [plot.left, plot.left + plot.size]);
const up = scaleLinear([0, 1], [bottom, plot.top]);

/** Place of a share 0..1 on the axes, in units of the view box. */
export const onPlot = { x: (share: number): number => right(share), y: (share: number): number => up(share) };

/** A square from 0 to 1 in both directions, with its diagonal, labels and legend. */
export function UnitAxes({ xLabel, yLabel, diagonal, children, ...words }: UnitAxesProps) {
  return (
    <PlotSheet {...words} left={plot.left} bottom={bottom}>
      {ticks.map((tick) => (
        <g key={tick} stroke={chartColours.faint} fill={chartColours.textSoft}>
          <path d={`M${String(right(tick))} ${String(plot.top)}v${String(plot.size)}`} />
          <path d={`M${String(plot.left)} ${String(up(tick))}h${String(plot.size)}`} />
          <text x={right(tick)} y={bottom + 18} textAnchor="middle" stroke="none">
            {tick.toFixed(1)}
          </text>
          <text x={plot.left - 8} y={up(tick) + 4} textAnchor="end" stroke="none">
            {tick.toFixed(1)}
          </text>
        </g>
      ))}
      <path
        d={`M${String(right(0))} ${String(up(0))}L${String(right(1))} ${String(up(1))}`}
        stroke={chartColours.line}
        strokeDasharray="1 5"
        strokeLinecap="round"
        strokeWidth={1.5}
      />
      <text x={right(1) + 8} y={up(1) + 4} fill={chartColours.textSoft} fontSize={11}>
        {diagonal}
      </text>
      <text x={right(0.5)} y={bottom + 40} textAnchor="middle" fill={chartColours.text}>
        {xLabel}
      </text>
      <text
        transform={`translate(16 ${String(up(0.5))}) rotate(-90)`}
        textAnchor="middle"
        fill={chartColours.text}
      >
        {yLabel}
      </text>
      {children}
    </PlotSheet>
  );
}
