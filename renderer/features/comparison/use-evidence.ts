import { useCall } from '#api/use-call.ts';
import { aboutText } from '#text/about.ts';

/** What the installed model was validated on, in words; it stands wherever its figures do. Empty until it is known. */
export function useEvidence(): string {
  const { asked } = useCall('models.current', {});
  if (asked.kind !== 'ready') return '';
  return `${aboutText.evidence[asked.output.evidence]}. ${asked.output.evidenceStatement}`;
}
