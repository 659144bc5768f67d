import type { Port } from './port.ts';

/** What browsers and the `ws` package have in common. */
interface WebSocketLike {
  readonly send: (data: string) => void;
  readonly addEventListener: {
    (type: 'message', listener: (event: { readonly data: unknown }) => void): void;
    (type: 'open' | 'close' | 'error', listener: () => void): void;
  };
}

interface WebSocketConstructor {
  new (url: string): WebSocketLike;
}

/** A port over an open loopback WebSocket; each message is one JSON text frame. */
export function portFromWebSocket(socket: WebSocketLike): Port {
  return {
    send: (message) => {
      socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => {
      socket.addEventListener('message', ({ data }) => {
        const message = parse(data);
        if (message !== undefined) listener(message);
      });
    },
    onClose: (listener) => {
      socket.addEventListener('close', listener);
    },
  };
}

/** Opens the window's end of the loopback transport. Rejects when the host does not answer or refuses. */
export function openWebSocketPort(url: string): Promise<Port> {
  const { WebSocket } = globalThis as unknown as { readonly WebSocket: WebSocketConstructor };
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => {
      resolve(portFromWebSocket(socket));
    });
    socket.addEventListener('error', () => {
      reject(new Error('the loopback service did not answer'));
    });
  });
}

function parse(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
