import type { Client } from '#contract/contract-types.ts';
import { connect } from '#transport/connect.ts';
import { portFromPreload, type PreloadBridge } from '#transport/preload-port.ts';
import { openWebSocketPort } from '#transport/websocket-port.ts';

declare global {
  interface Window {
    /** Put there by the preload in Electron; absent in a browser. */
    readonly femora?: PreloadBridge;
  }
}

/** Opens the client of this window: through the preload in Electron, else through the loopback socket. */
export async function openClient(): Promise<Client> {
  if (window.femora) return connect(portFromPreload(window.femora));
  const address = new URL('/socket', window.location.href);
  address.protocol = 'ws:';
  return connect(await openWebSocketPort(address.href));
}
