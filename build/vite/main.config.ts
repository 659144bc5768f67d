import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

export default defineConfig(nodeBundle({ entry: 'electron/main/main.ts', folder: 'main', format: 'es' }));
