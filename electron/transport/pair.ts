import type { Port } from './port.ts';

/**
 * Two connected ports in one process. Every message goes through JSON, so that what cannot cross a real
 * transport cannot cross this one either.
 */
export function createPortPair(): { readonly client: Port; readonly host: Port; readonly close: () => void } {
  const toClient: ((message: unknown) => void)[] = [];
  const toHost: ((message: unknown) => void)[] = [];
  const onClose: (() => void)[] = [];
  const port = (
    incoming: ((message: unknown) => void)[],
    outgoing: ((message: unknown) => void)[],
  ): Port => ({
    send: (message) => {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      queueMicrotask(() => {
        for (const listener of outgoing) listener(copy);
      });
    },
    onMessage: (listener) => {
      incoming.push(listener);
    },
    onClose: (listener) => {
      onClose.push(listener);
    },
  });
  return {
    client: port(toClient, toHost),
    host: port(toHost, toClient),
    close: () => {
      for (const listener of onClose.splice(0)) listener();
    },
  };
}
