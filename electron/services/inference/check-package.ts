import { DeclaredError } from '#contract/declared-error.ts';
import { calibratedScore } from '#domain/inference/calibrated-score.ts';
import type { GoldenCase } from '#domain/inference/golden-case.ts';
import type { Location } from '#domain/inference/location.ts';
import type { LoadedModel, ModelAnalysis, RawPrediction } from './model-analysis.ts';

/** One golden film, scored here. */
export interface GoldenCheck {
  readonly name: string;
  readonly expectedScore: number;
  readonly score: number;
  /**
   * Largest difference of score, logit, gate values and proposal to the expected ones: absolute up to 1, relative beyond;
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
  analysis: Pick<ModelAnalysis, 'model' | 'predict' | 'assess'>,
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
    const source = { fileId: golden.image, fileName: golden.image };
    const raw = await analysis.predict(source, mark);
    const location = golden.expected.locate ? (await analysis.assess(source)).location : null;
    cases.push(compare(model, golden, raw, location));
  }
  return { model, cases };
}

function compare(
  { manifest, golden }: LoadedModel,
  { name, expected }: GoldenCase,
  raw: RawPrediction,
  location: Location | null,
): GoldenCheck {
  const score = calibratedScore(raw.logit, manifest.calibration);
  const difference = Math.max(
    distance(score, expected.score),
    distance(raw.logit, expected.logit),
    ...(expected.locate ? proposalDistances(location, expected.locate) : []),
    ...Object.entries(expected.gate).map(([output, value]) =>
      distance(raw.gate[output] ?? Number.NaN, value),
    ),
  );
  return { name, expectedScore: expected.score, score, difference, passed: difference <= golden.tolerance };
}

/** Of the best proposed site, in shares of the film, and of the side's probability. */
function proposalDistances(
  location: Location | null,
  { site, rightSide }: NonNullable<GoldenCase['expected']['locate']>,
): readonly number[] {
  const best = location?.sites[0];
  if (!location || !best) return [Number.POSITIVE_INFINITY];
  const proposed = [best.x, best.y, best.width, best.height];
  return [
    distance(location.rightSide, rightSide),
    ...proposed.map((share, index) => distance(share, site[index] ?? Number.NaN)),
  ];
}

function distance(value: number, expected: number): number {
  const difference = Math.abs(value - expected) / Math.max(1, Math.abs(expected));
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}
