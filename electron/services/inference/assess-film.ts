import type { Assessment } from '#contract/prediction.ts';
import { checkedRefusals, filmRefusals } from '#domain/inference/refusals.ts';
import type { ImageSource } from '../images/image-source.ts';
import type { ModelAnalysis } from './model-analysis.ts';

/** Runs the gate on a whole film and says which of the package's rules it breaks. */
export async function assessFilm(analysis: ModelAnalysis, source: ImageSource): Promise<Assessment> {
  const { manifest } = await analysis.model();
  return {
    refusals: [...filmRefusals(manifest, await analysis.gate(source))],
    checked: [...checkedRefusals(manifest)],
    modelVersion: manifest.version,
  };
}
