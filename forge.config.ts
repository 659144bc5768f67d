import { VitePlugin } from '@electron-forge/plugin-vite';

/**
 * The developer's door: `npm run dev` builds with the same Vite configurations as `npm run build`, into the same
 * `dist/`, and opens the window. Installers are electron-builder's.
 */
const config = {
  // The native packages bring Node-API binaries, which every Electron loads as they are.
  rebuildConfig: { onlyModules: [] },
  plugins: [
    new VitePlugin({
      build: [
        { entry: 'electron/main/main.ts', config: 'build/vite/main.config.ts', target: 'main' },
        { entry: 'electron/preload/preload.ts', config: 'build/vite/preload.config.ts', target: 'preload' },
        {
          entry: 'electron/adapters/analysis/child.ts',
          config: 'build/vite/analysis.config.ts',
          target: 'main',
        },
        { entry: 'renderer/index.html', config: 'build/vite/renderer.config.ts', target: 'main' },
      ],
      renderer: [],
    }),
  ],
};

export default config;
