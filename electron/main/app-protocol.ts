import { protocol } from 'electron';

/** The window's only origin. */
export const appOrigin = 'app://femora';

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the window and its bytes to the window. */
export function serveAppProtocol(
  door: (request: Request) => Promise<Response>,
  log: (line: string) => void,
): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'femora') return new Response(null, { status: 404 });
    try {
      return await door(request);
    } catch (error) {
      log(`${request.method} ${pathname} failed: ${String(error)}`);
      return new Response(null, { status: 500 });
    }
  });
}
