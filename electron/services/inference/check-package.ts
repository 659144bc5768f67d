import { DeclaredError } from '#contract/declared-error.ts';
import { calibratedScore } from '#domain/inference/calibrated-score.ts';
import type { GoldenCase } from '#domain/inference/golden-case.ts';
import type { LoadedModel, ModelAnalysis, RawPrediction } from './model-analysis.ts';

/** One golden film, scored here. */
export interface GoldenCheck {
  readonly name: string;
  readonly expectedScore: number;
  readonly score: number;
  /**
   * Largest difference of score, logit and gate values to the expected ones: absolute up to 1, relative beyond;
   * infinite when one is missing or no number.
   */
  readonly difference: number;
  readonly passed: boolean;
}

/** A package that was verified and loaded, and how it did with its golden films on this PC. */
export interface PackageCheck {
  readonly model: LoadedModel;
  readonly cases: readonly GoldenCheck[];
}

/**
 * Scores every golden film of the loaded package as any other film: decoded from its file, one after the other.
 * `analysis` finds a film by its name in the package. Throws what loading and scoring may throw.
 */
export async function checkPackage(
  analysis: Pick<ModelAnalysis, 'model' | 'predict'>,
): Promise<PackageCheck> {
  const model = await analysis.model();
  const cases: GoldenCheck[] = [];
  for (const golden of model.golden.cases) {
    // The name of a film comes from the package and must not lead out of it.
    if (!Object.hasOwn(model.manifest.files, golden.image)) {
      throw new DeclaredError('model.unavailable', { reason: `the manifest does not name ${golden.image}` });
    }
    const [xPx, yPx, widthPx, heightPx] = golden.site;
    const mark = { side: golden.side, site: { xPx, yPx, widthPx, heightPx } };
    const raw = await analysis.predict({ fileId: golden.image, fileName: golden.image }, mark);
    cases.push(compare(model, golden, raw));
  }
  return { model, cases };
}

function compare(
  { manifest, golden }: LoadedModel,
  { name, expected }: GoldenCase,
  raw: RawPrediction,
): GoldenCheck {
  const score = calibratedScore(raw.logit, manifest.calibration);
  const difference = Math.max(
    distance(score, expected.score),
    distance(raw.logit, expected.logit),
    ...Object.entries(expected.gate).map(([output, value]) =>
      distance(raw.gate[output] ?? Number.NaN, value),
    ),
  );
  return { name, expectedScore: expected.score, score, difference, passed: difference <= golden.tolerance };
}

function distance(value: number, expected: number): number {
  const difference = Math.abs(value - expected) / Math.max(1, Math.abs(expected));
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}
