import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { LearningPoint } from '#contract/reading-set.ts';
import { learningWindow } from '#domain/casebook/learning-curve.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { unit } from '#text/numbers.ts';
import { studiesText as text } from '#text/studies.ts';
import { Section } from '#ui/page.tsx';
import styles from './studies-page.module.css';

const size = { width: 660, height: 260, left: 48, right: 16, top: 12, bottom: 40 };
const levels = [0, 0.25, 0.5, 0.75, 1];

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
  const across = scaleLinear([1, Math.max(2, points.length)], [size.left, size.width - size.right]);
  const up = scaleLinear([0, 1], [size.height - size.bottom, size.top]);
  const band = area<LearningPoint>(
    ({ readCount }) => across(readCount),
    ({ low }) => up(low),
    ({ high }) => up(high),
  );
  const shares = line<LearningPoint>(
    ({ readCount }) => across(readCount),
    ({ value }) => up(value),
  );
  const last = points.at(-1);
  return (
    <svg
      className={styles['chart']}
      viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-label={label}
      data-testid="learning-curve"
      fontSize={12}
    >
      {levels.map((level) => (
        <g key={level}>
          <path
            d={`M${String(size.left)} ${String(up(level))}H${String(size.width - size.right)}`}
            stroke="var(--line)"
          />
          <text x={size.left - 8} y={up(level) + 4} textAnchor="end" fill="var(--text-soft)">
            {unit(level)}
          </text>
        </g>
      ))}
      <path d={band([...points]) ?? ''} fill="var(--reader-deep)" opacity={0.7} />
      <path d={shares([...points]) ?? ''} fill="none" stroke="var(--reader)" strokeWidth={2} />
      {points.map((point) => (
        <circle
          key={point.readCount}
          cx={across(point.readCount)}
          cy={up(point.value)}
          r={point === last ? 5 : 2}
          fill="var(--reader)"
        />
      ))}
      <text x={size.left} y={size.height - size.bottom + 18} fill="var(--text-soft)">
        1
      </text>
      <text
        x={size.width - size.right}
        y={size.height - size.bottom + 18}
        textAnchor="end"
        fill="var(--text-soft)"
      >
        {points.length}
      </text>
      <text x={(size.left + size.width) / 2} y={size.height - 6} textAnchor="middle" fill="var(--text)">
        {text.curveX}
      </text>
    </svg>
  );
}
