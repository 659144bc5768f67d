import { modelConcern, type ModelConcern } from '#domain/inference/model-concern.ts';
import { useCall } from './use-call.ts';
import { useFeed } from './use-feed.ts';

/** What was found here against the package in use; null until it is known, or where nothing can be known. */
export function useModelConcern(manifestSha256: string | null): ModelConcern | null {
  const isAsked = manifestSha256 !== null;
  const { asked: records } = useCall('localTest.records', isAsked ? {} : null);
  const { asked: watch, reload } = useCall('models.watch', isAsked ? {} : null);
  useFeed('cases.changed', reload);
  if (!isAsked || records.kind !== 'ready' || watch.kind !== 'ready') return null;
  return modelConcern(manifestSha256, records.output, watch.output);
}
