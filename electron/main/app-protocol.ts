import { protocol } from 'electron';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { answerWindowFile } from './window-files.ts';

/** The window's only origin. */
export const appOrigin = 'app://femora';

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the built window, and everything below `/bytes/` from the services. */
export function serveAppProtocol(
  rendererFolder: string,
  bytes: (request: Request) => Promise<Response>,
  log: (line: string) => void,
): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'femora') return new Response(null, { status: 404 });
    try {
      const answer = url.pathname.startsWith('/bytes/')
        ? await bytes(request)
        : await answerWindowFile(rendererFolder, request);
      return withSecurityHeaders(answer);
    } catch (error) {
      log(`${request.method} ${url.pathname} failed: ${String(error)}`);
      return new Response(null, { status: 500 });
    }
  });
}

function withSecurityHeaders(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set('content-security-policy', contentSecurityPolicy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  return new Response(answer.body, { status: answer.status, headers });
}
