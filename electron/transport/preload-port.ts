import type { Port } from './port.ts';

/** The two functions the preload puts on the window, and nothing else. */
export interface PreloadBridge {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
}

/** The window's end of Electron IPC. It never closes before the window does. */
export function portFromPreload(bridge: PreloadBridge): Port {
  return { send: bridge.send, onMessage: bridge.onMessage, onClose: () => undefined };
}
