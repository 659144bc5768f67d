import { calibratedScore } from '#domain/inference/calibrated-score.ts';
import type { GoldenCase } from '#domain/inference/golden-case.ts';
import { modelPlane } from '#domain/imaging/model-plane.ts';
import type { Location } from '#domain/inference/location.ts';
import { decodeRadiograph } from './decode/decode-radiograph.ts';
import type { ModelPackage } from './model-package.ts';
import type { Networks, Views } from './networks.ts';

/**
 * Scores the package's golden films through this engine's own decoder and graphs.
 * Answers the largest absolute difference to the expected scores and gate values, 0..1.
 */
export async function selfTest(modelPackage: ModelPackage, networks: Networks): Promise<number> {
  let largest = 0;
  for (const golden of modelPackage.golden.cases) {
    largest = Math.max(
      largest,
      await goldenError(modelPackage, networks, golden, await goldenViews(modelPackage, networks, golden)),
    );
  }
  return largest;
}

/** Largest absolute difference of one golden film's score, gate values and proposal to the expected ones; 1 when one is NaN. */
export async function goldenError(
  { manifest }: ModelPackage,
  networks: Networks,
  { expected }: GoldenCase,
  views: Views,
): Promise<number> {
  const { gate, location } = await networks.assess(views);
  const { logit } = await networks.classify(views);
  const differences = [
    Math.abs(calibratedScore(logit, manifest.calibration) - expected.score),
    ...['hip', 'frontal', 'hardware'].map((name) => Math.abs((gate[name] ?? 1) - (expected.gate[name] ?? 0))),
    ...(expected.locate ? locationErrors(location, expected.locate) : []),
  ];
  // NaN compares false with everything, so a graph that answers NaN must be caught here.
  return differences.some(Number.isNaN) ? 1 : Math.max(...differences);
}

/** Differences of the proposed site, in shares of the film, and of the side's probability. */
function locationErrors(
  location: Location | null,
  expected: NonNullable<GoldenCase['expected']['locate']>,
): readonly number[] {
  const [best] = location?.sites ?? [];
  if (!location || !best) return [1];
  const site = [best.x, best.y, best.width, best.height];
  return [
    Math.abs(location.rightSide - expected.rightSide),
    ...site.map((value, index) => Math.abs(value - (expected.site[index] ?? Number.NaN))),
  ];
}

/** The network inputs of one golden film. */
export async function goldenViews(
  modelPackage: ModelPackage,
  networks: Networks,
  golden: GoldenCase,
): Promise<Views> {
  const { plane, facts } = await decodeRadiograph(modelPackage.file(golden.image), golden.image);
  const [xPx, yPx, widthPx, heightPx] = golden.site;
  const input = { values: modelPlane(plane, facts), widthPx: plane.widthPx, heightPx: plane.heightPx };
  return networks.preprocess(input, golden.side, { xPx, yPx, widthPx, heightPx });
}
