import { useCall } from '#api/use-call.ts';
import { useModelConcern } from '#api/use-model-concern.ts';
import { aboutText } from '#text/about.ts';
import { concernSentence } from '#text/model-concern.ts';

/** What stands beside the figures of the installed model. */
export interface Evidence {
  /** What it was validated on, in words. Empty until it is known. */
  readonly statement: string;
  /** What was found here against it, in a sentence; null where nothing was, undefined until it is known. */
  readonly concern: string | null | undefined;
}

export function useEvidence(): Evidence {
  const { asked } = useCall('models.current', {});
  const model = asked.kind === 'ready' ? asked.output : null;
  const concern = useModelConcern(model?.manifestSha256 ?? null);
  return {
    statement: model ? `${aboutText.evidence[model.evidence]}. ${model.evidenceStatement}` : '',
    concern: concern === null ? undefined : concernSentence(concern),
  };
}
