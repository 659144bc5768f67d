import type { Assessment } from '#contract/prediction.ts';
import { proposeMark } from '#domain/inference/propose-mark.ts';
import { checkedRefusals, filmRefusals } from '#domain/inference/refusals.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { ImageSource } from '../images/image-source.ts';
import type { ModelAnalysis } from './model-analysis.ts';

/** Runs gate and locator on a whole film: which of the package's rules it breaks, and where the fracture may be. */
export async function assessFilm(
  analysis: ModelAnalysis,
  source: ImageSource,
  facts: ImageFacts,
): Promise<Assessment> {
  const { manifest } = await analysis.model();
  const { gate, location } = await analysis.assess(source);
  const refusals = [...filmRefusals(manifest, gate)];
  return {
    refusals,
    checked: [...checkedRefusals(manifest)],
    modelVersion: manifest.version,
    proposal: refusals.length === 0 && location ? proposeMark(location, facts) : null,
  };
}
