/**
 * Content security policy of every answer to the window. Nothing comes from elsewhere; scripts are files, not
 * strings. WebAssembly needs its own word (Cornerstone3D), styles may be inline (React and Mantine set them).
 */
export const contentSecurityPolicy = [
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
