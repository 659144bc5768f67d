import { line } from 'd3-shape';
import type { Statistic } from '#contract/statistic.ts';
import type { Caller, TruthComparison } from '#contract/truth-comparison.ts';
import { chartText } from '#text/chart.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { unit } from '#text/numbers.ts';
import { CallerShape } from './caller-mark.tsx';
import { callers } from './case-selection.ts';
import { chartColours } from '#ui/chart-colours.ts';
import { ChartFigure } from '#ui/chart-figure.tsx';
import { statisticWords } from './statistic-words.ts';
import { onPlot, UnitAxes } from './unit-axes.tsx';

type Curve = NonNullable<TruthComparison['curves']['model']>;

/** One caller on the ROC axes, with the intervals of both rates. */
interface OperatingPoint {
  readonly caller: Caller;
  readonly sensitivity: Extract<Statistic, { kind: 'estimate' }>;
  readonly specificity: Extract<Statistic, { kind: 'estimate' }>;
}

const path = line<Curve[number]>(
  ({ falsePositiveRate }) => onPlot.x(falsePositiveRate),
  ({ sensitivity }) => onPlot.y(sensitivity),
);

/** Score and likelihood over every threshold, and where the three callers stand; null where a class is missing. */
export function RocChart({
  truth,
  evidence,
}: {
  readonly truth: TruthComparison;
  readonly evidence: string;
}) {
  const { model, confidence } = truth.curves;
  const points = callers.flatMap((caller) => operatingPoint(truth, caller));
  const unaided = points.find(({ caller }) => caller === 'unaided');
  const aided = points.find(({ caller }) => caller === 'aided');
  const legend = [
    ...(model
      ? [
          {
            sign: <CurveSign isModel />,
            words: text.curveArea(text.modelCurve, statisticWords(truth.areas.model)),
          },
        ]
      : []),
    ...(confidence
      ? [
          {
            sign: <CurveSign isModel={false} />,
            words: text.curveArea(text.confidenceCurve, statisticWords(truth.areas.confidence)),
          },
        ]
      : []),
    ...points.map((point) => ({
      sign: <CallerShape caller={point.caller} x={30} y={0} />,
      words: pointWords(point),
    })),
  ];
  return (
    <ChartFigure
      fileName="femora-roc"
      draw={(drawing) => (
        <UnitAxes
          drawing={drawing}
          title={chartText.title(text.roc, truth.caseCount)}
          testId="roc-chart"
          xLabel={text.falseAlarmRate}
          yLabel={text.sensitivity}
          diagonal={text.chance}
          label={`${text.roc}. ${legend.map(({ words }) => words).join('. ')}`}
          legend={legend}
          remark={evidence}
        >
          {confidence ? (
            <path
              d={path(confidence) ?? ''}
              fill="none"
              stroke={chartColours.reader}
              strokeWidth={1.5}
              opacity={0.75}
            />
          ) : null}
          {model ? (
            <path
              d={path(model) ?? ''}
              fill="none"
              stroke={chartColours.model}
              strokeWidth={2}
              strokeDasharray="6 4"
            />
          ) : null}
          {points.map((point) => (
            <IntervalCross key={point.caller} point={point} />
          ))}
          {unaided && aided ? <Arrow from={unaided} to={aided} /> : null}
          {points.map((point) => (
            <CallerShape key={point.caller} caller={point.caller} {...placeOf(point)} />
          ))}
        </UnitAxes>
      )}
      table={{
        head: [text.figure, text.threshold, text.sensitivity, text.falseAlarmRate],
        rows: [
          ...points.map((point) => [
            text.caller[point.caller],
            '',
            statisticWords(point.sensitivity),
            statisticWords(complement(point.specificity)),
          ]),
          ...curveRows(text.modelCurve, model),
          ...curveRows(text.confidenceCurve, confidence),
        ],
      }}
    />
  );
}

function operatingPoint({ callers: figures }: TruthComparison, caller: Caller): OperatingPoint[] {
  const { sensitivity, specificity } = figures[caller];
  return sensitivity.kind === 'estimate' && specificity.kind === 'estimate'
    ? [{ caller, sensitivity, specificity }]
    : [];
}

function placeOf({ sensitivity, specificity }: OperatingPoint): { readonly x: number; readonly y: number } {
  return { x: onPlot.x(1 - specificity.value), y: onPlot.y(sensitivity.value) };
}

function pointWords({ caller, sensitivity, specificity }: OperatingPoint): string {
  return text.point(
    caller === 'model' ? text.modelPoint : text.caller[caller],
    text.valueOf(text.plain(sensitivity.value), sensitivity.n),
    text.valueOf(text.plain(1 - specificity.value), specificity.n),
  );
}

function complement({ value, low, high, n }: OperatingPoint['specificity']): Statistic {
  return { kind: 'estimate', value: 1 - value, low: 1 - high, high: 1 - low, n };
}

function curveRows(name: string, curve: Curve | null): string[][] {
  return (curve ?? []).map(({ threshold, sensitivity, falsePositiveRate }) => [
    name,
    threshold === null ? text.noThreshold : unit(threshold),
    unit(sensitivity),
    unit(falsePositiveRate),
  ]);
}

function CurveSign({ isModel }: { readonly isModel: boolean }) {
  return (
    <path
      d="M14 0h32"
      stroke={isModel ? chartColours.model : chartColours.reader}
      strokeWidth={2}
      {...(isModel ? { strokeDasharray: '6 4' } : {})}
    />
  );
}

function IntervalCross({ point }: { readonly point: OperatingPoint }) {
  const { x, y } = placeOf(point);
  const { sensitivity, specificity } = point;
  const isModel = point.caller === 'model';
  return (
    <path
      d={`M${String(x)} ${String(onPlot.y(sensitivity.low))}V${String(onPlot.y(sensitivity.high))}M${String(onPlot.x(1 - specificity.high))} ${String(y)}H${String(onPlot.x(1 - specificity.low))}`}
      stroke={isModel ? chartColours.model : chartColours.reader}
      strokeWidth={1}
      opacity={0.45}
      {...(isModel ? { strokeDasharray: '4 3' } : {})}
    />
  );
}

/** From the read without the model to the read with it; nothing where the two stand together. */
function Arrow({ from, to }: { readonly from: OperatingPoint; readonly to: OperatingPoint }) {
  const start = placeOf(from);
  const end = placeOf(to);
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (length < 14) return null;
  const along = (distance: number) => ({
    x: start.x + ((end.x - start.x) * distance) / length,
    y: start.y + ((end.y - start.y) * distance) / length,
  });
  const shaft = { from: along(6), to: along(length - 5) };
  const angle = (180 / Math.PI) * Math.atan2(end.y - start.y, end.x - start.x);
  return (
    <g data-testid="roc-arrow" stroke={chartColours.reader} fill={chartColours.reader}>
      <path
        d={`M${String(shaft.from.x)} ${String(shaft.from.y)}L${String(shaft.to.x)} ${String(shaft.to.y)}`}
        strokeWidth={2}
      />
      <path
        d="M0 0l-9 -4.5v9z"
        stroke="none"
        transform={`translate(${String(shaft.to.x)} ${String(shaft.to.y)}) rotate(${String(angle)})`}
      />
    </g>
  );
}
