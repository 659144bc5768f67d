import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

export default defineConfig(
  nodeBundle({ entry: 'electron/preload/preload.ts', folder: 'preload', format: 'cjs' }),
);
