import type { Announcements, EventOf, FeedName } from '#contract/contract-types.ts';

/** Where services announce what happened, and whoever serves a window listens. */
export interface Announcer extends Announcements {
  readonly announce: <Name extends FeedName>(name: Name, event: EventOf<Name>) => void;
}

export function createAnnouncer(): Announcer {
  const listeners = new Map<FeedName, Set<(event: never) => void>>();
  return {
    announce: (name, event) => {
      for (const listener of listeners.get(name) ?? []) listener(event as never);
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
  };
}
