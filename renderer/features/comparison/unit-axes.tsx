import type { ReactNode } from 'react';
import { scaleLinear } from 'd3-scale';
import { chartColours, chartFont } from '#ui/chart-colours.ts';
import { inLines } from '#ui/plot-geometry.ts';

interface UnitAxesProps {
  readonly xLabel: string;
  readonly yLabel: string;
  /** What the diagonal from corner to corner means; said at its upper end, where no value can lie. */
  readonly diagonal: string;
  /** Drawn above, so that a saved drawing says what it is. */
  readonly title: string;
  /** What the whole drawing says, for those who do not see it. */
  readonly label: string;
  /** Rows under the plot: a sign and what it stands for. */
  readonly legend: readonly { readonly sign: ReactNode; readonly words: string }[];
  /** Said under the legend, so that it goes along with a saved drawing. */
  readonly remark: string;
  readonly testId: string;
  readonly drawing: (svg: SVGSVGElement | null) => void;
  readonly children: ReactNode;
}

const plot = { left: 56, top: 44, size: 380 };
const legendTop = plot.top + plot.size + 66;
const rowHeight = 22;
const remarkColumns = 96;
// The legend is wider than the plot.
const width = 660;
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

const right = scaleLinear([0, 1], [plot.left, plot.left + plot.size]);
const up = scaleLinear([0, 1], [plot.top + plot.size, plot.top]);

/** Place of a share 0..1 on the axes, in units of the view box. */
export const onPlot = { x: (share: number): number => right(share), y: (share: number): number => up(share) };

/** A square from 0 to 1 in both directions, with its diagonal, labels and legend. */
export function UnitAxes({
  title,
  xLabel,
  yLabel,
  diagonal,
  label,
  legend,
  remark,
  testId,
  drawing,
  children,
}: UnitAxesProps) {
  const remarks = inLines(remark, remarkColumns);
  const height = legendTop + (legend.length + remarks.length) * rowHeight;
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      data-testid={testId}
      fontFamily={chartFont}
      fontSize={12}
    >
      <rect width={width} height={height} fill={chartColours.ground} />
      <text x={plot.left} y={24} fill={chartColours.text} fontSize={14} fontWeight={600}>
        {title}
      </text>
      {ticks.map((tick) => (
        <g key={tick} stroke={chartColours.faint} fill={chartColours.textSoft}>
          <path d={`M${String(right(tick))} ${String(plot.top)}v${String(plot.size)}`} />
          <path d={`M${String(plot.left)} ${String(up(tick))}h${String(plot.size)}`} />
          <text x={right(tick)} y={plot.top + plot.size + 18} textAnchor="middle" stroke="none">
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
      <text x={right(0.5)} y={plot.top + plot.size + 40} textAnchor="middle" fill={chartColours.text}>
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
      {remarks.map((words, index) => (
        <text
          key={words}
          x={plot.left}
          y={legendTop + (legend.length + index) * rowHeight + 4}
          fill={chartColours.textSoft}
        >
          {words}
        </text>
      ))}
      {legend.map(({ sign, words }, index) => (
        <g key={words} transform={`translate(0 ${String(legendTop + index * rowHeight)})`}>
          {sign}
          <text x={plot.left} y={4} fill={chartColours.text}>
            {words}
          </text>
        </g>
      ))}
    </svg>
  );
}
