import type { TruthComparison } from '#contract/truth-comparison.ts';
import { chartText } from '#text/chart.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { percent } from '#text/numbers.ts';
import { chartColours } from '#ui/chart-colours.ts';
import { ChartFigure } from '#ui/chart-figure.tsx';
import { PlotFrame, type PlotPlace } from '#ui/plot-frame.tsx';
import { linePath, roundTicks } from '#ui/plot-geometry.ts';

type Point = NonNullable<TruthComparison['decision']>[number];

interface DecisionChartProps {
  readonly decision: readonly Point[];
  /** Cases with a score and a known truth. */
  readonly caseCount: number;
  readonly evidence: string;
}

const dashes = { followScore: '6 4', treatAll: '2 3' } as const;

/** Net benefit of acting on the score beside acting always and never. Losses beyond the drawing are cut off. */
export function DecisionChart({ decision, caseCount, evidence }: DecisionChartProps) {
  const highest = Math.max(0.01, ...decision.flatMap(({ followScore, treatAll }) => [followScore, treatAll]));
  const range = { from: -0.5 * highest, to: 1.1 * highest };
  const isCut = decision.some((point) => Math.min(point.followScore, point.treatAll) < range.from);
  const last = decision.at(-1)?.threshold ?? 0.5;
  const line = (which: keyof typeof dashes, place: PlotPlace): string =>
    runsWhere(decision, (point) => point[which] >= range.from)
      .map((run) => linePath(run.map((point) => [place.x(point.threshold), place.y(point[which])])))
      .join('');
  return (
    <ChartFigure
      fileName="femora-decision-curve"
      draw={(drawing) => (
        <PlotFrame
          drawing={drawing}
          title={chartText.title(text.decision, caseCount)}
          testId="decision-chart"
          remark={evidence}
          label={`${text.decision} ${text.followScore}; ${text.treatAll}; ${text.treatNone}`}
          x={{
            from: 0,
            to: last,
            label: text.actingThreshold,
            ticks: roundTicks(0, last).map((at) => ({ at, words: percent(at) })),
          }}
          y={{
            ...range,
            label: text.netBenefit,
            ticks: roundTicks(range.from, range.to).map((at) => ({
              at,
              words: String(at).replace('-', '−'),
            })),
          }}
          legend={[
            { sign: <Sign colour={chartColours.model} dash={dashes.followScore} />, words: text.followScore },
            { sign: <Sign colour={chartColours.textSoft} dash={dashes.treatAll} />, words: text.treatAll },
            { sign: <Sign colour={chartColours.textSoft} />, words: text.treatNone },
            ...(isCut ? [{ sign: null, words: text.decisionCut }] : []),
          ]}
        >
          {(place) => (
            <>
              <path
                d={linePath([
                  [place.x(0), place.y(0)],
                  [place.x(last), place.y(0)],
                ])}
                stroke={chartColours.textSoft}
              />
              <path
                d={line('treatAll', place)}
                fill="none"
                stroke={chartColours.textSoft}
                strokeDasharray={dashes.treatAll}
                strokeWidth={1.5}
              />
              <path
                d={line('followScore', place)}
                fill="none"
                stroke={chartColours.model}
                strokeDasharray={dashes.followScore}
                strokeWidth={2}
              />
            </>
          )}
        </PlotFrame>
      )}
      table={{
        head: [text.actingThreshold, text.followScore, text.treatAll],
        rows: decision
          .filter((_, index) => (index + 1) % 5 === 0 || index === 0)
          .map(({ threshold, followScore, treatAll }) => [
            percent(threshold),
            followScore.toFixed(4),
            treatAll.toFixed(4),
          ]),
      }}
    />
  );
}

/** Neighbours that hold, together: a line is not drawn across those that do not. */
function runsWhere(points: readonly Point[], holds: (point: Point) => boolean): Point[][] {
  const runs: Point[][] = [];
  points.forEach((point, index) => {
    if (!holds(point)) return;
    const before = points[index - 1];
    const run = before && holds(before) ? runs.at(-1) : undefined;
    if (run) run.push(point);
    else runs.push([point]);
  });
  return runs;
}

function Sign({ colour, dash }: { readonly colour: string; readonly dash?: string }) {
  return <path d="M16 0h28" stroke={colour} strokeWidth={2} {...(dash ? { strokeDasharray: dash } : {})} />;
}
