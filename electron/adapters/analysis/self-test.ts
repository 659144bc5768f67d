import { calibratedScore } from '#domain/inference/calibrated-score.ts';
import { modelPlane } from '#domain/imaging/model-plane.ts';
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
    const views = await goldenViews(modelPackage, networks, golden);
    const gate = await networks.gate(views);
    const { logit } = await networks.classify(views);
    const score = calibratedScore(logit, modelPackage.manifest.calibration);
    const differences = [
      Math.abs(score - golden.expected.score),
      ...['hip', 'frontal', 'hardware'].map((name) =>
        Math.abs((gate[name] ?? 1) - (golden.expected.gate[name] ?? 0)),
      ),
    ];
    // NaN compares false with everything, so a graph that answers NaN must be caught here.
    if (differences.some(Number.isNaN)) return 1;
    largest = Math.max(largest, ...differences);
  }
  return largest;
}

/** The network inputs of one golden film. */
export async function goldenViews(
  modelPackage: ModelPackage,
  networks: Networks,
  golden: ModelPackage['golden']['cases'][number],
): Promise<Views> {
  const { plane, facts } = await decodeRadiograph(modelPackage.file(golden.image), golden.image);
  const [xPx, yPx, widthPx, heightPx] = golden.site;
  const input = { values: modelPlane(plane, facts), widthPx: plane.widthPx, heightPx: plane.heightPx };
  return networks.preprocess(input, golden.side, { xPx, yPx, widthPx, heightPx });
}
