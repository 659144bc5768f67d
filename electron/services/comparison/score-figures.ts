import type { TruthComparison } from '#contract/truth-comparison.ts';
import { brierEstimate } from '#domain/statistics/brier-estimate.ts';
import { comparePlacements } from '#domain/statistics/compare-roc-areas.ts';
import { noEstimate, withInterval, withoutInterval } from '#domain/statistics/estimate.ts';
import { decisionCurve } from '#domain/statistics/decision-curve.ts';
import { expectedCalibrationError } from '#domain/statistics/expected-calibration-error.ts';
import { reliabilityBins } from '#domain/statistics/reliability-bins.ts';
import { areaOfPlacements } from '#domain/statistics/roc-area.ts';
import { placementsOf } from '#domain/statistics/roc-placements.ts';
import { rocPoints } from '#domain/statistics/roc-points.ts';
import type { ScoredCase } from '#domain/statistics/scored-case.ts';
import type { RevealedCase } from './revealed-case.ts';
import { toStatistic } from './to-statistic.ts';

/** With the few cases of one clinic, more bins would hold one case each. */
const binCount = 5;

/** Nobody waits for more than an even chance before looking for a tumour: 1 % to 50 %. */
const actingThresholds = Array.from({ length: 50 }, (_, index) => (index + 1) / 100);

/** Of a curve through thousands of cases, no drawing shows steps smaller than this in either rate. */
const finestStep = 0.002;

/**
 * Discrimination of the model's score and of the reader's confidence; calibration of the score, and what acting on it
 * is worth at the clinic's prevalence (0..1).
 */
export function scoreFigures(
  cases: readonly RevealedCase[],
  prevalence: number,
): Pick<TruthComparison, 'areas' | 'curves' | 'calibration' | 'decision'> {
  const isScored = ({ reading }: RevealedCase): boolean => reading.model.score !== null;
  const withScore = cases.every(isScored) ? cases : cases.filter(isScored);
  const scored = withScore.map(({ reading: { model, truth } }): ScoredCase => ({
    score: model.score ?? 0,
    positive: truth === 'pathologic',
  }));
  const confidence = cases.map(confidenceIn);
  // Ranking the cases is most of the work: nothing is ranked twice.
  const ofModel = placementsOf(scored);
  const ofConfidence = placementsOf(confidence);
  const ofBoth = withScore === cases ? ofConfidence : placementsOf(withScore.map(confidenceIn));
  const difference = comparePlacements(ofBoth, ofModel);
  return {
    areas: {
      model: toStatistic(areaOfPlacements(ofModel), scored.length),
      confidence: toStatistic(areaOfPlacements(ofConfidence), confidence.length),
      difference: toStatistic(difference, scored.length),
      differencePValue: difference.kind === 'estimate' ? difference.pValue : null,
    },
    curves: { model: rocPoints(scored, finestStep), confidence: rocPoints(confidence, finestStep) },
    calibration: calibration(scored),
    decision: decisionCurve(scored, actingThresholds, prevalence),
  };
}

/** The likelihood that the reader gave before the reveal, 0..1. */
function confidenceIn({ reading: { unaided, truth } }: RevealedCase): ScoredCase {
  return { score: unaided.confidencePercent / 100, positive: truth === 'pathologic' };
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
