import type { ScoreChart, ShareChart } from '#contract/model-watch.ts';
import { chartText } from '#text/chart.ts';
import { watchText as text } from '#text/local-test.ts';
import { percent, unit } from '#text/numbers.ts';
import { chartColours } from '#ui/chart-colours.ts';
import { ChartFigure } from '#ui/chart-figure.tsx';
import { PlotFrame } from '#ui/plot-frame.tsx';
import { linePath, roundTicks } from '#ui/plot-geometry.ts';

interface ChartedPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
}

interface ControlChartProps {
  readonly name: string;
  /** Of the drawing, and of the saved files behind `femora-`. */
  readonly testId: string;
  /** Cases in all points together. */
  readonly caseCount: number;
  readonly points: readonly ChartedPoint[];
  readonly centre: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly word: (value: number) => string;
  readonly baselineCount: number;
  /** What the first point is called on the axis. */
  readonly firstNumber: number;
}

/** The moving average of the scores, case by case. */
export function ScoreWatchChart({
  chart,
  baselineCount,
}: {
  readonly chart: ScoreChart;
  readonly baselineCount: number;
}) {
  return (
    <ControlChart
      name={text.scoreChart}
      testId="score-watch"
      caseCount={chart.points.length}
      points={chart.points.map(({ average, ...point }) => ({ value: average, ...point }))}
      centre={chart.mean}
      xLabel={text.caseNumber}
      yLabel={text.average}
      word={unit}
      baselineCount={baselineCount}
      firstNumber={baselineCount + 1}
    />
  );
}

interface ShareWatchChartProps {
  readonly name: string;
  readonly testId: string;
  readonly chart: ShareChart;
  readonly baselineCount: number;
  readonly groupSize: number;
}

/** A share, group by group. */
export function ShareWatchChart({ name, testId, chart, baselineCount, groupSize }: ShareWatchChartProps) {
  return (
    <ControlChart
      name={name}
      testId={testId}
      caseCount={chart.groups.reduce((sum, { n }) => sum + n, 0)}
      points={chart.groups.map(({ share, low, high, isOut }) => ({ value: share, low, high, isOut }))}
      centre={chart.centre}
      xLabel={text.groupNumber(groupSize)}
      yLabel={text.share}
      word={(value) => percent(value)}
      baselineCount={baselineCount}
      firstNumber={1}
    />
  );
}

/** Values with their limits and what is usual; a value outside is framed, so that nobody needs its colour. */
function ControlChart({
  name,
  testId,
  caseCount,
  points,
  centre,
  xLabel,
  yLabel,
  word,
  baselineCount,
  firstNumber,
}: ControlChartProps) {
  const highest = Math.max(...points.flatMap(({ value, high }) => [value, high]));
  const lowest = Math.min(...points.flatMap(({ value, low }) => [value, low]));
  const room = 0.08 * (highest - lowest) + 0.01;
  const yRange = { from: Math.max(0, lowest - room), to: Math.min(1, highest + room) };
  const last = firstNumber + points.length - 1;
  const xTicks = roundTicks(firstNumber, Math.max(last, firstNumber + 1)).filter(Number.isInteger);
  return (
    <ChartFigure
      fileName={`femora-${testId}`}
      draw={(drawing) => (
        <PlotFrame
          drawing={drawing}
          title={chartText.title(name, caseCount)}
          testId={testId}
          label={text.summary(name, points.length, points.filter(({ isOut }) => isOut).length)}
          x={{
            from: firstNumber - 0.5,
            to: last + 0.5,
            label: xLabel,
            ticks: xTicks.map((at) => ({ at, words: String(at) })),
          }}
          y={{
            ...yRange,
            label: yLabel,
            ticks: roundTicks(yRange.from, yRange.to).map((at) => ({ at, words: word(at) })),
          }}
          legend={[
            { sign: <Diamond x={30} y={0} />, words: text.value },
            { sign: <Framed x={30} y={0} />, words: text.out },
            { sign: <Stroke dashes="6 4" />, words: text.usual(word(centre), baselineCount) },
            { sign: <Stroke dashes="2 3" />, words: text.limits },
          ]}
        >
          {(place) => {
            const at = (index: number): number => place.x(firstNumber + index);
            const lineOf = (end: 'low' | 'high'): string =>
              linePath(
                points.flatMap((point, index) => [
                  [at(index - 0.5), place.y(point[end])],
                  [at(index + 0.5), place.y(point[end])],
                ]),
              );
            return (
              <>
                <path
                  d={linePath([
                    [at(-0.5), place.y(centre)],
                    [at(points.length - 0.5), place.y(centre)],
                  ])}
                  stroke={chartColours.textSoft}
                  strokeDasharray="6 4"
                />
                {(['low', 'high'] as const).map((end) => (
                  <path
                    key={end}
                    d={lineOf(end)}
                    fill="none"
                    stroke={chartColours.textSoft}
                    strokeDasharray="2 3"
                  />
                ))}
                <path
                  d={linePath(points.map(({ value }, index) => [at(index), place.y(value)]))}
                  fill="none"
                  stroke={chartColours.model}
                  strokeDasharray="4 3"
                />
                {points.map(({ value, isOut }, index) => (
                  <g key={index}>
                    <Diamond x={at(index)} y={place.y(value)} />
                    {isOut ? <Framed x={at(index)} y={place.y(value)} /> : null}
                  </g>
                ))}
              </>
            );
          }}
        </PlotFrame>
      )}
      table={{
        head: [xLabel, yLabel, text.limits, text.outside],
        rows: points.map(({ value, low, high, isOut }, index) => [
          String(firstNumber + index),
          word(value),
          text.range(word(low), word(high)),
          isOut ? text.isOutside : '',
        ]),
      }}
    />
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function Diamond({ x, y }: Spot) {
  return <path d={`M${String(x)} ${String(y - 4)}l4 4l-4 4l-4 -4z`} fill={chartColours.model} />;
}

function Framed({ x, y }: Spot) {
  return (
    <rect x={x - 7} y={y - 7} width={14} height={14} fill="none" stroke={chartColours.text} strokeWidth={1.5} />
  );
}

function Stroke({ dashes }: { readonly dashes: string }) {
  return <path d="M16 0h28" stroke={chartColours.textSoft} strokeDasharray={dashes} />;
}
