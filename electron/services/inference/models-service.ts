import type { Handlers } from '#contract/contract-types.ts';
import type { ModelSummary, ProviderTrial } from '#contract/model.ts';
import type { ModelAnalysis } from './model-analysis.ts';

interface ModelsParts {
  readonly analysis: ModelAnalysis;
  readonly trials: () => readonly ProviderTrial[];
}

/** The installed package: its card and figures, and whether it computes here what it computed where it was made. */
export function createModelsService(
  parts: ModelsParts,
): Pick<Handlers, 'models.current' | 'models.selfTest'> {
  let selfTest: ModelSummary['selfTest'] = null;
  const summary = async (): Promise<ModelSummary> => {
    const { manifest, manifestSha256, publisher, card } = await parts.analysis.model();
    const { name, version, title, evidence, evidenceStatement, intendedUse, operatingPoint } = manifest;
    return {
      name,
      version,
      title,
      evidence,
      evidenceStatement,
      intendedUse,
      manifestSha256,
      publisher,
      fallbackReason: parts.analysis.fallback()?.reason ?? null,
      operatingPoint,
      indeterminateBand: manifest.indeterminateBand,
      auroc: manifest.figures.auroc,
      card,
      provider: parts.analysis.status().provider,
      trials: [...parts.trials()],
      selfTest,
    };
  };
  return {
    'models.current': summary,
    'models.selfTest': async () => {
      const largestError = await parts.analysis.selfTest();
      const { golden } = await parts.analysis.model();
      selfTest = { passed: largestError <= golden.tolerance, largestError };
      return summary();
    },
  };
}
