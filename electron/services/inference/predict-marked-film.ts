import type { Prediction } from '#contract/prediction.ts';
import type { Mark } from '#contract/reading.ts';
import { calibratedScore } from '#domain/inference/calibrated-score.ts';
import { filmRefusals, siteRefusals } from '#domain/inference/refusals.ts';
import { scoreBand } from '#domain/inference/score-band.ts';
import type { Clock } from '../clock.ts';
import type { ImageSource } from '../images/image-source.ts';
import type { ModelAnalysis } from './model-analysis.ts';

/** The model's answer to one marked film: a calibrated score, or typed refusals instead of it. */
export async function predictMarkedFilm(
  analysis: ModelAnalysis,
  clock: Clock,
  source: ImageSource,
  mark: Mark,
): Promise<Prediction> {
  const { manifest, manifestSha256 } = await analysis.model();
  const raw = await analysis.predict(source, mark);
  const provenance = {
    modelName: manifest.name,
    modelVersion: manifest.version,
    manifestSha256,
    provider: raw.provider,
    elapsedMs: raw.elapsedMs,
    planeSha256: raw.planeSha256,
    predictedAt: clock.now(),
  };
  const refusals = [...filmRefusals(manifest, raw.gate), ...siteRefusals(manifest, mark.site)];
  if (refusals.length > 0) return { kind: 'refused', refusals, provenance };
  const score = calibratedScore(raw.logit, manifest.calibration);
  return {
    kind: 'score',
    score,
    call: score >= manifest.operatingPoint.threshold ? 'pathologic' : 'nonpathologic',
    band: scoreBand(score, manifest.indeterminateBand),
    provenance,
  };
}
