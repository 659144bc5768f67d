import { score as scoreWord, unit } from '#text/numbers.ts';
import { modelText } from '#text/reading.ts';
import styles from './probability-axis.module.css';

interface ProbabilityAxisProps {
  /** Calibrated score, 0..1. */
  readonly score: number;
  /** The reader's likelihood, 0..1. */
  readonly confidence: number;
  readonly threshold: number;
  readonly band: { readonly low: number; readonly high: number };
}

const width = 320;
const height = 148;
const left = 14;
const right = width - 14;
const axisY = 78;

/** Reader and model on one axis from 0 to 1: model above (orange diamond, dashed), reader below (blue circle, solid). */
export function ProbabilityAxis({ score, confidence, threshold, band }: ProbabilityAxisProps) {
  const x = (value: number): number => left + value * (right - left);
  const label = modelText.axis(
    scoreWord(score),
    unit(confidence),
    unit(threshold),
    unit(band.low),
    unit(band.high),
  );
  return (
    <svg
      className={styles['axis']}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="img"
      aria-label={label}
      data-testid="probability-axis"
      data-score={score}
      data-confidence={confidence}
      data-threshold={threshold}
    >
      <defs>
        <pattern
          id="band-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v6" className={styles['hatch']} />
        </pattern>
      </defs>
      <rect
        x={x(band.low)}
        y={axisY - 14}
        width={x(band.high) - x(band.low)}
        height={28}
        className={styles['band']}
      />
      <rect
        x={x(band.low)}
        y={axisY - 14}
        width={x(band.high) - x(band.low)}
        height={28}
        fill="url(#band-hatch)"
      />
      <path d={`M${String(left)} ${String(axisY)}H${String(right)}`} className={styles['line']} />
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <path d={`M${String(x(tick))} ${String(axisY - 4)}v8`} className={styles['line']} />
          <text x={x(tick)} y={height - 4} textAnchor="middle" className={styles['tick']}>
            {tick}
          </text>
        </g>
      ))}
      <path d={`M${String(x(threshold))} ${String(axisY - 20)}v40`} className={styles['threshold']} />

      <path d={`M${String(x(score))} ${String(axisY - 8)}V36`} className={styles['modelStem']} />
      <path d={diamond(x(score), axisY)} className={styles['model']} />
      <text
        x={anchored(x(score)).x}
        y={14}
        textAnchor={anchored(x(score)).anchor}
        className={styles['modelLabel']}
      >
        {modelText.score}
      </text>
      <text
        x={anchored(x(score)).x}
        y={30}
        textAnchor={anchored(x(score)).anchor}
        className={styles['modelValue']}
      >
        {scoreWord(score)}
      </text>

      <path d={`M${String(x(confidence))} ${String(axisY + 7)}V108`} className={styles['readerStem']} />
      <circle cx={x(confidence)} cy={axisY} r={6} className={styles['reader']} />
      <text
        x={anchored(x(confidence)).x}
        y={121}
        textAnchor={anchored(x(confidence)).anchor}
        className={styles['readerLabel']}
      >
        {modelText.you} {unit(confidence)}
      </text>
    </svg>
  );
}

function diamond(x: number, y: number): string {
  return `M${String(x)} ${String(y - 9)}l9 9l-9 9l-9 -9z`;
}

/** Labels near the ends are set from the end, so that they stay on the drawing. */
function anchored(x: number): { readonly x: number; readonly anchor: 'start' | 'middle' | 'end' } {
  if (x < 70) return { x: Math.max(2, x - 8), anchor: 'start' };
  if (x > width - 70) return { x: Math.min(width - 2, x + 8), anchor: 'end' };
  return { x, anchor: 'middle' };
}
