import type { TruthComparison } from '#contract/truth-comparison.ts';
import { chartText } from '#text/chart.ts';
import { comparisonText as text } from '#text/comparison.ts';
import { unit } from '#text/numbers.ts';
import { CallerShape } from './caller-mark.tsx';
import { chartColours } from '#ui/chart-colours.ts';
import { ChartFigure } from '#ui/chart-figure.tsx';
import { scoredCount } from './scored-count.ts';
import { countWords, statisticWords } from './statistic-words.ts';
import { onPlot, UnitAxes } from './unit-axes.tsx';

/** Score against what came true, bin by bin. The bins are not joined: between them nothing was measured. */
export function CalibrationChart({
  calibration,
  evidence,
}: Pick<TruthComparison, 'calibration'> & { readonly evidence: string }) {
  const { brier, expectedError, bins } = calibration;
  const legend = [
    { sign: <CallerShape caller="model" x={30} y={0} />, words: `${text.brier}: ${statisticWords(brier)}` },
    { sign: null, words: `${text.expectedError}: ${statisticWords(expectedError)}` },
  ];
  return (
    <ChartFigure
      fileName="femora-calibration"
      draw={(drawing) => (
        <UnitAxes
          drawing={drawing}
          title={chartText.title(text.calibration, scoredCount(calibration))}
          testId="calibration-chart"
          xLabel={text.meanScore}
          yLabel={text.pathologicShare}
          diagonal={text.ideal}
          label={`${text.calibration}. ${legend.map(({ words }) => words).join('. ')}`}
          legend={legend}
          remark={evidence}
        >
          {bins.map(({ from, meanScore, pathologic }) =>
            pathologic.kind === 'undefined' ? null : (
              <g key={from}>
                {pathologic.kind === 'estimate' ? (
                  <path
                    d={`M${String(onPlot.x(meanScore))} ${String(onPlot.y(pathologic.low))}V${String(onPlot.y(pathologic.high))}`}
                    stroke={chartColours.model}
                    strokeDasharray="4 3"
                    strokeWidth={1.5}
                  />
                ) : null}
                <CallerShape caller="model" x={onPlot.x(meanScore)} y={onPlot.y(pathologic.value)} />
                <text
                  x={onPlot.x(meanScore) + (meanScore > 0.85 ? -10 : 10)}
                  y={onPlot.y(pathologic.value) + (pathologic.value > 0.9 ? 14 : -8)}
                  textAnchor={meanScore > 0.85 ? 'end' : 'start'}
                  fill={chartColours.text}
                >
                  {text.count(pathologic.n)}
                </text>
              </g>
            ),
          )}
        </UnitAxes>
      )}
      table={{
        head: [text.modelCurve, text.meanScore, text.pathologicShare, text.casesInBin],
        rows: bins.map(({ from, to, meanScore, pathologic }) => [
          text.range(unit(from), unit(to)),
          unit(meanScore),
          statisticWords(pathologic),
          countWords(pathologic.n),
        ]),
      }}
    />
  );
}
