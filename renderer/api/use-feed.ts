import { useEffect, useEffectEvent } from 'react';
import type { EventOf, FeedName } from '#contract/contract-types.ts';
import { useClient } from './client-context.ts';

/** Hears a feed for as long as the component is shown. */
export function useFeed<Name extends FeedName>(name: Name, listener: (event: EventOf<Name>) => void): void {
  const client = useClient();
  const hear = useEffectEvent(listener);
  useEffect(() => client.on(name, hear), [client, name]);
}
