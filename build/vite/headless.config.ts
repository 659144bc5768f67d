import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

export default defineConfig(
  nodeBundle({ entry: 'electron/headless/femora.ts', folder: 'headless', format: 'es' }),
);
