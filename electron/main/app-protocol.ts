import { protocol } from 'electron';
import type { Door, DoorAnswer } from '#composition/door.ts';

/** The window's only origin. */
export const appOrigin = 'app://femora';

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the window and its bytes to the window. */
export function serveAppProtocol(door: Door, log: (line: string) => void): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'femora') return new Response(null, { status: 404 });
    try {
      return responseOf(await door(request));
    } catch (error) {
      log(`${request.method} ${pathname} failed: ${String(error)}`);
      return new Response(null, { status: 500 });
    }
  });
}

function responseOf({ status, headers, body }: DoorAnswer): Response {
  return new Response(body && inPieces(body), { status, headers });
}

const pieceBytes = 1024 * 1024;

/** The bytes, which are not copied, piece by piece: a large plane arrives while its end is still being sent. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent >= bytes.byteLength) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.subarray(sent, sent + pieceBytes));
      sent += pieceBytes;
    },
  });
}
