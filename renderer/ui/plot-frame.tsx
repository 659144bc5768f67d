import type { ReactNode } from 'react';
import { chartColours } from './chart-colours.ts';
import { PlotSheet, type PlotWords } from './plot-sheet.tsx';

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

interface PlotFrameProps extends PlotWords {
  readonly x: Axis;
  readonly y: Axis;
  readonly children: (place: PlotPlace) => ReactNode;
}

const plot = { left: 64, top: 44, width: 560, height: 240 };
const bottom = plot.top + plot.height;

/** Axes of any two ranges with grid, labels and legend; what is drawn inside is told where its values lie. */
export function PlotFrame({ x, y, children, ...words }: PlotFrameProps) {
  const place: PlotPlace = {
    x: (value) => plot.left + (plot.width * (value - x.from)) / (x.to - x.from),
    y: (value) => plot.top + plot.height * (1 - (value - y.from) / (y.to - y.from)),
  };
  return (
    <PlotSheet {...words} left={plot.left} bottom={bottom}>
      {x.ticks.map(({ at, words: tick }) => (
        <g key={at} stroke={chartColours.faint} fill={chartColours.textSoft}>
          <path d={`M${String(place.x(at))} ${String(plot.top)}v${String(plot.height)}`} />
          <text x={place.x(at)} y={bottom + 18} textAnchor="middle" stroke="none">
            {tick}
          </text>
        </g>
      ))}
      {y.ticks.map(({ at, words: tick }) => (
        <g key={at} stroke={chartColours.faint} fill={chartColours.textSoft}>
          <path d={`M${String(plot.left)} ${String(place.y(at))}h${String(plot.width)}`} />
          <text x={plot.left - 8} y={place.y(at) + 4} textAnchor="end" stroke="none">
            {tick}
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
    </PlotSheet>
  );
}
