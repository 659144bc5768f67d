import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Femora } from '#composition/femora.ts';
import { createWindowDoor } from '#composition/window-door.ts';
import { portFromWebSocket } from '#transport/websocket-port.ts';
import { requestFrom, sendAnswer } from './http-exchange.ts';

const loopback = '127.0.0.1';
const cookieName = 'femora-token';

/** Larger than any request of the contract; pixels do not travel here. */
const largestMessageBytes = 4 * 1024 * 1024;

export interface LoopbackServer {
  /** Address with its token: whoever has it may read the casebook. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the window, its bytes and its WebSocket on 127.0.0.1 only, to whoever holds the token of this start.
 * For tests in a browser and for development; the product has no server.
 */
export async function openLoopbackServer(
  femora: Femora,
  rendererFolder: string,
  portNumber: number,
): Promise<LoopbackServer> {
  const token = randomBytes(24).toString('base64url');
  const door = createWindowDoor(rendererFolder, femora.bytes);
  let origin = '';

  const server = createServer((incoming, outgoing) => {
    const query = new URL(incoming.url ?? '/', origin).searchParams.get('token');
    if (incoming.headers.host !== new URL(origin).host) {
      outgoing.writeHead(421).end();
    } else if (query !== null && isToken(query, token)) {
      // The token leaves the address bar at once and lives on in a cookie no script can read.
      outgoing
        .writeHead(303, {
          location: '/',
          'set-cookie': `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
        })
        .end();
    } else if (isToken(cookieToken(incoming), token)) {
      door(requestFrom(incoming, origin))
        .then((answer) => {
          sendAnswer(answer, outgoing);
        })
        .catch(() => outgoing.destroy());
    } else {
      outgoing.writeHead(401).end();
    }
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes });
  server.on('upgrade', (incoming, socket, head) => {
    const isOurs = incoming.headers.origin === origin && incoming.url === '/socket';
    if (!isOurs || !isToken(cookieToken(incoming), token)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(incoming, socket, head, (webSocket) => {
      femora.serve(portFromWebSocket(webSocket));
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(portNumber, loopback, resolve);
  });
  origin = `http://${loopback}:${String((server.address() as AddressInfo).port)}`;

  return {
    url: `${origin}/?token=${token}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function cookieToken(incoming: IncomingMessage): string {
  const pairs = (incoming.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? '';
}

function isToken(given: string, token: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}
