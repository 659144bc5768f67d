import type { Handlers } from '#contract/contract-types.ts';
import type { ModelWatch } from '#contract/model-watch.ts';
import type { CaseIndex } from '../casebook/case-index.ts';
import type { ModelAnalysis } from '../inference/model-analysis.ts';
import { firstReveals } from './package-case.ts';
import { watchModel } from './watch-model.ts';

interface WatchParts {
  readonly cases: Pick<CaseIndex, 'entries'>;
  readonly analysis: Pick<ModelAnalysis, 'model'>;
}

/** Drift of the package in use since its first cases here. */
export function createWatchService({ cases, analysis }: WatchParts): Pick<Handlers, 'models.watch'> {
  return {
    'models.watch': async (): Promise<ModelWatch> => {
      const { manifest, manifestSha256 } = await analysis.model();
      const { name, version } = manifest;
      return {
        model: { name, version },
        ...watchModel(firstReveals(await cases.entries(), manifestSha256)),
      };
    },
  };
}
