import type { LearningPoint } from '#contract/reading-set.ts';
import { learningWindow } from '#domain/casebook/learning-curve.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { chartText } from '#text/chart.ts';
import { unit } from '#text/numbers.ts';
import { studiesText as text } from '#text/studies.ts';
import { chartColours } from '#ui/chart-colours.ts';
import { ChartFigure } from '#ui/chart-figure.tsx';
import { Section } from '#ui/page.tsx';
import { PlotFrame, type PlotPlace } from '#ui/plot-frame.tsx';
import { linePath, roundTicks } from '#ui/plot-geometry.ts';
import styles from './studies-page.module.css';

const levels = [0, 0.25, 0.5, 0.75, 1];
const bandOpacity = 0.3;

/** The reader's share of right calls over time, with its interval. */
export function LearningCurve() {
  const { asked, reload } = useCall('sets.learningCurve', {});
  useFeed('cases.changed', reload);
  if (asked.kind !== 'ready') return null;
  const latest = asked.output.at(-1);
  return (
    <Section title={text.curve}>
      <p className={styles['soft']}>{text.curveIntro(learningWindow)}</p>
      {latest ? (
        <>
          <p className="tabular">
            {text.curveLabel(latest.right, latest.n, unit(latest.low), unit(latest.high))}
          </p>
          <Curve
            points={asked.output}
            label={text.curveLabel(latest.right, latest.n, unit(latest.low), unit(latest.high))}
          />
        </>
      ) : (
        <p>{text.curveNone}</p>
      )}
    </Section>
  );
}

function Curve({ points, label }: { readonly points: readonly LearningPoint[]; readonly label: string }) {
  const end = Math.max(2, points.length);
  const last = points.at(-1);
  return (
    <ChartFigure
      fileName="femora-learning-curve"
      draw={(drawing) => (
        <PlotFrame
          drawing={drawing}
          testId="learning-curve"
          title={chartText.title(text.curve, points.length)}
          label={label}
          x={{
            from: 1,
            to: end,
            label: text.curveX,
            ticks: roundTicks(1, end)
              .filter(Number.isInteger)
              .map((at) => ({ at, words: String(at) })),
          }}
          y={{
            from: 0,
            to: 1,
            label: text.curveY(learningWindow),
            ticks: levels.map((at) => ({ at, words: unit(at) })),
          }}
          legend={[
            {
              sign: <path d="M14 0h32" stroke={chartColours.reader} strokeWidth={2} />,
              words: text.curveShare,
            },
            {
              sign: <path d="M14 -6h32v12h-32z" fill={chartColours.reader} opacity={bandOpacity} />,
              words: text.curveBand,
            },
          ]}
        >
          {(place) => (
            <>
              <path d={bandPath(points, place)} fill={chartColours.reader} opacity={bandOpacity} />
              <path
                d={linePath(points.map(({ readCount, value }) => [place.x(readCount), place.y(value)]))}
                fill="none"
                stroke={chartColours.reader}
                strokeWidth={2}
              />
              {points.map((point) => (
                <circle
                  key={point.readCount}
                  cx={place.x(point.readCount)}
                  cy={place.y(point.value)}
                  r={point === last ? 5 : 2}
                  fill={chartColours.reader}
                />
              ))}
            </>
          )}
        </PlotFrame>
      )}
      table={{
        head: [text.curveX, text.curveShare, text.curveBand],
        rows: points.map(({ readCount, value, low, high, right, n }) => [
          String(readCount),
          text.curveCounted(unit(value), right, n),
          text.curveInterval(unit(low), unit(high)),
        ]),
      }}
    />
  );
}

/** Along the lower ends, and back along the upper ones. */
function bandPath(points: readonly LearningPoint[], place: PlotPlace): string {
  const ends = (end: 'low' | 'high'): (readonly [number, number])[] =>
    points.map((point) => [place.x(point.readCount), place.y(point[end])]);
  return `${linePath([...ends('low'), ...ends('high').toReversed()])}z`;
}
