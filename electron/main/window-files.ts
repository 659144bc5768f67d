import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Absolute path of the built file that a URL path names, or undefined when it names none inside `folder`:
 * a broken escape, a NUL, a climb out of the folder, or a type the window has no use for.
 */
export function locateWindowFile(folder: string, urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const file = join(folder, decoded === '/' ? 'index.html' : decoded);
  if (!file.startsWith(folder + sep)) return undefined;
  return extname(file) in mediaTypes ? file : undefined;
}

/** Answers a request for a file of the built window. */
export async function answerWindowFile(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
  const file = locateWindowFile(folder, new URL(request.url).pathname);
  if (file === undefined) return new Response(null, { status: 404 });
  try {
    const bytes = await readFile(file);
    const headers = { 'content-type': mediaTypes[extname(file)] ?? '', 'cache-control': 'no-cache' };
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
  } catch {
    return new Response(null, { status: 404 });
  }
}
