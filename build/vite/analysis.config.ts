import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

export default defineConfig(
  nodeBundle({ entry: 'electron/adapters/analysis/child.ts', folder: 'analysis', format: 'es' }),
);
