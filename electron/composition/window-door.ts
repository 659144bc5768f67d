import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Door, DoorAnswer } from './door.ts';

/**
 * What the window may do, whatever host serves it: its own scripts and WebAssembly, nothing remote, no frames,
 * no forms. Inline styles are how React positions things on the film.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Answers every request of the window: `/bytes/` goes to the byte door, the rest are files of the built renderer.
 * Nothing outside that folder can be named.
 */
export function createWindowDoor(rendererFolder: string, bytes: Door): Door {
  const root = path.resolve(rendererFolder);
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/bytes/')) return bytes(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
    const file = locateWindowFile(root, pathname);
    const content = file && (await readFile(file).catch(() => null));
    if (!file || !content) return plain(404);
    return { status: 200, headers: headersFor(contentTypes[path.extname(file)] ?? ''), body: content };
  };
}

/**
 * Absolute path of the built file that a URL path names, or null when it names none inside `root`: a broken
 * escape, a NUL, a climb out of the folder, or a type the window has no use for.
 */
export function locateWindowFile(root: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = path.join(root, decoded === '/' ? 'index.html' : decoded);
  return file.startsWith(root + path.sep) && path.extname(file) in contentTypes ? file : null;
}

function headersFor(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

function plain(status: number): DoorAnswer {
  return { status, headers: { 'content-security-policy': contentSecurityPolicy }, body: null };
}
