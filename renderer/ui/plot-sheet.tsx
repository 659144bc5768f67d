import type { ReactNode } from 'react';
import { chartColours, chartFont } from './chart-colours.ts';
import { inLines } from './plot-geometry.ts';

/** What every drawing of figures says beside its axes. */
export interface PlotWords {
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
}

interface PlotSheetProps extends PlotWords {
  /** Where the axes begin, from the left, and end, from the top, in units of the view box. */
  readonly left: number;
  readonly bottom: number;
  /** The axes and what is drawn on them. */
  readonly children: ReactNode;
}

/** The legend is wider than some plots. */
const width = 660;
const rowHeight = 22;
const remarkColumns = 96;
/** The numbers along the axis and its label lie between axes and legend. */
const underAxes = 66;

/** The sheet a drawing of figures lies on: ground, title, legend and remark. */
export function PlotSheet({
  title,
  label,
  legend,
  remark = '',
  testId,
  drawing,
  left,
  bottom,
  children,
}: PlotSheetProps) {
  const remarks = inLines(remark, remarkColumns);
  const legendTop = bottom + underAxes;
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
      <text x={left} y={24} fill={chartColours.text} fontSize={14} fontWeight={600}>
        {title}
      </text>
      {children}
      {remarks.map((words, index) => (
        <text
          key={words}
          x={left}
          y={legendTop + (legend.length + index) * rowHeight + 4}
          fill={chartColours.textSoft}
        >
          {words}
        </text>
      ))}
      {legend.map(({ sign, words }, index) => (
        <g key={words} transform={`translate(0 ${String(legendTop + index * rowHeight)})`}>
          {sign}
          <text x={left} y={4} fill={chartColours.text}>
            {words}
          </text>
        </g>
      ))}
    </svg>
  );
}
