import { useState } from 'react';
import type { AnalysisStatus } from '#contract/analysis-status.ts';
import { useCall } from './use-call.ts';
import { useFeed } from './use-feed.ts';

/** State of the image engine, kept up to date; null until first heard of. */
export function useAnalysisStatus(): AnalysisStatus | null {
  const { asked } = useCall('app.status', {});
  const [announced, setAnnounced] = useState<AnalysisStatus | null>(null);
  useFeed('analysis.changed', setAnnounced);
  return announced ?? (asked.kind === 'ready' ? asked.output.analysis : null);
}
