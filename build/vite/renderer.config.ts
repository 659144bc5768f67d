import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { projectFolder } from '../project-folder.ts';

/**
 * The window. Relative addresses, so that `app://femora/` and a loopback address serve the same files.
 * No inline script, no module-preload shim and no data: fonts, because the content security policy has none.
 */
export default defineConfig({
  root: join(projectFolder, 'renderer'),
  base: './',
  publicDir: false,
  clearScreen: false,
  plugins: [react()],
  resolve: {
    // Cornerstone3D imports Node's names; the trailing slash picks the npm packages of the same name.
    alias: [
      { find: /^events$/, replacement: 'events/' },
      { find: /^url$/, replacement: 'url/' },
      { find: /^util$/, replacement: 'util/' },
    ],
  },
  worker: { format: 'es' },
  build: {
    target: 'chrome130',
    outDir: join(projectFolder, 'dist', 'renderer'),
    emptyOutDir: true,
    sourcemap: true,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 8000,
  },
});
