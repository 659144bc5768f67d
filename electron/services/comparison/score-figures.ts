import type { TruthComparison } from '#contract/truth-comparison.ts';
import { brierEstimate } from '#domain/statistics/brier-estimate.ts';
import { compareRocAreas } from '#domain/statistics/compare-roc-areas.ts';
import { noEstimate, withInterval, withoutInterval } from '#domain/statistics/estimate.ts';
import { decisionCurve } from '#domain/statistics/decision-curve.ts';
import { expectedCalibrationError } from '#domain/statistics/expected-calibration-error.ts';
import { reliabilityBins } from '#domain/statistics/reliability-bins.ts';
import { rocArea } from '#domain/statistics/roc-area.ts';
import { rocPoints } from '#domain/statistics/roc-points.ts';
import type { ScoredCase } from '#domain/statistics/scored-case.ts';
import type { KnownCase } from './known-case.ts';
import { toStatistic } from './to-statistic.ts';

/** With the few cases of one clinic, more bins would hold one case each. */
const binCount = 5;

/** Nobody waits for more than an even chance before looking for a tumour: 1 % to 50 %. */
const actingThresholds = Array.from({ length: 50 }, (_, index) => (index + 1) / 100);

/**
 * Discrimination of the model's score and of the reader's confidence; calibration of the score, and what acting on it
 * is worth at the clinic's prevalence (0..1).
 */
export function scoreFigures(
  cases: readonly KnownCase[],
  prevalence: number,
): Pick<TruthComparison, 'areas' | 'curves' | 'calibration' | 'decision'> {
  const twice = cases.flatMap(({ score, confidencePercent, truth }) =>
    score === null
      ? []
      : [{ first: confidencePercent / 100, second: score, positive: truth === 'pathologic' }],
  );
  const scored = twice.map(({ second, positive }): ScoredCase => ({ score: second, positive }));
  const confidence = cases.map(({ confidencePercent, truth }): ScoredCase => ({
    score: confidencePercent / 100,
    positive: truth === 'pathologic',
  }));
  const difference = compareRocAreas(twice);
  return {
    areas: {
      model: toStatistic(rocArea(scored), scored.length),
      confidence: toStatistic(rocArea(confidence), confidence.length),
      difference: toStatistic(difference, twice.length),
      differencePValue: difference.kind === 'estimate' ? difference.pValue : null,
    },
    curves: { model: rocPoints(scored), confidence: rocPoints(confidence) },
    calibration: calibration(scored),
    decision: decisionCurve(scored, actingThresholds, prevalence),
  };
}

function calibration(scored: readonly ScoredCase[]): TruthComparison['calibration'] {
  const bins = reliabilityBins(scored, binCount);
  const error = expectedCalibrationError(bins);
  return {
    brier: toStatistic(brierEstimate(scored), scored.length),
    expectedError: toStatistic(
      error === null ? noEstimate('no-cases') : withoutInterval(error, 'biased-upwards'),
      scored.length,
    ),
    bins: bins.flatMap(({ from, to, n, found }) =>
      found === null
        ? []
        : [
            {
              from,
              to,
              meanScore: found.meanScore,
              pathologic: toStatistic(withInterval(found.positives), n),
            },
          ],
    ),
  };
}
