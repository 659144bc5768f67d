import { useCall } from '#api/use-call.ts';
import { useModelConcern } from '#api/use-model-concern.ts';
import { aboutText } from '#text/about.ts';
import { concernSentence } from '#text/model-concern.ts';

/** What the installed model was validated on, in words; it stands wherever its figures do. Empty until it is known. */
export function useEvidence(): string {
  const { asked } = useCall('models.current', {});
  if (asked.kind !== 'ready') return '';
  return `${aboutText.evidence[asked.output.evidence]}. ${asked.output.evidenceStatement}`;
}

/** What was found here against the installed model, in a sentence; null where nothing was, undefined until it is known. */
export function useConcern(): string | null | undefined {
  const { asked } = useCall('models.current', {});
  const concern = useModelConcern(asked.kind === 'ready' ? asked.output.manifestSha256 : null);
  return concern === null ? undefined : concernSentence(concern);
}
