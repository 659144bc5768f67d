import type { ReactNode } from 'react';
import { chartColours, chartFont } from './chart-colours.ts';
import { inLines } from './plot-geometry.ts';

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly ticks: readonly { readonly at: number; readonly words: string }[];
}

/** Where a value lies, in units of the view box. */
export interface PlotPlace {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

interface PlotFrameProps {
  readonly x: Axis;
  readonly y: Axis;
  /** Drawn above, so that a saved drawing says what it is. */
  readonly title: string;
  /** What the whole drawing says, for those who do not see it. */
  readonly label: string;
  /** Rows under the plot: a sign, drawn about (30, 0), and what it stands for. */
  readonly legend: readonly { readonly sign: ReactNode; readonly words: string }[];
  /** Said under the legend, so that it goes along with a saved drawing. */
  readonly remark?: string;
  readonly testId: string;
  readonly drawing?: (svg: SVGSVGElement | null) => void;
  readonly children: (place: PlotPlace) => ReactNode;
}

const plot = { left: 64, top: 44, width: 560, height: 240 };
const width = 660;
const rowHeight = 22;
const remarkColumns = 96;
const legendTop = plot.top + plot.height + 66;

/** Axes of any two ranges with grid, labels and legend; what is drawn inside is told where its values lie. */
export function PlotFrame({
  title,
  x,
  y,
  label,
  legend,
  remark = '',
  testId,
  drawing,
  children,
}: PlotFrameProps) {
  const place: PlotPlace = {
    x: (value) => plot.left + (plot.width * (value - x.from)) / (x.to - x.from),
    y: (value) => plot.top + plot.height * (1 - (value - y.from) / (y.to - y.from)),
  };
  const remarks = inLines(remark, remarkColumns);
  const height = legendTop + (legend.length + remarks.length) * rowHeight;
  const bottom = plot.top + plot.height;
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
      {x.ticks.map(({ at, words }) => (
        <g key={at} stroke={chartColours.faint} fill={chartColours.textSoft}>
          <path d={`M${String(place.x(at))} ${String(plot.top)}v${String(plot.height)}`} />
          <text x={place.x(at)} y={bottom + 18} textAnchor="middle" stroke="none">
            {words}
          </text>
        </g>
      ))}
      {y.ticks.map(({ at, words }) => (
        <g key={at} stroke={chartColours.faint} fill={chartColours.textSoft}>
          <path d={`M${String(plot.left)} ${String(place.y(at))}h${String(plot.width)}`} />
          <text x={plot.left - 8} y={place.y(at) + 4} textAnchor="end" stroke="none">
            {words}
          </text>
        </g>
      ))}
      <text x={plot.left + plot.width / 2} y={bottom + 40} textAnchor="middle" fill={chartColours.text}>
        {x.label}
      </text>
      <text
        transform={`translate(16 ${String(plot.top + plot.height / 2)}) rotate(-90)`}
        textAnchor="middle"
        fill={chartColours.text}
      >
        {y.label}
      </text>
      {children(place)}
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
