import type { ReactNode } from 'react';
import { chartColours, chartFont } from './chart-colours.ts';

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
  /** What the whole drawing says, for those who do not see it. */
  readonly label: string;
  /** Rows under the plot: a sign, drawn about (30, 0), and what it stands for. */
  readonly legend: readonly { readonly sign: ReactNode; readonly words: string }[];
  readonly testId: string;
  readonly drawing?: (svg: SVGSVGElement | null) => void;
  readonly children: (place: PlotPlace) => ReactNode;
}

const plot = { left: 64, top: 16, width: 560, height: 240 };
const width = 660;
const rowHeight = 22;
const legendTop = plot.top + plot.height + 66;

/** Axes of any two ranges with grid, labels and legend; what is drawn inside is told where its values lie. */
export function PlotFrame({ x, y, label, legend, testId, drawing, children }: PlotFrameProps) {
  const place: PlotPlace = {
    x: (value) => plot.left + (plot.width * (value - x.from)) / (x.to - x.from),
    y: (value) => plot.top + plot.height * (1 - (value - y.from) / (y.to - y.from)),
  };
  const height = legendTop + legend.length * rowHeight;
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

/** A line through these points, in units of the view box. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** About five round numbers between two ends, both included where they are round. */
export function roundTicks(from: number, to: number): number[] {
  const rough = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(6)),
  );
}
