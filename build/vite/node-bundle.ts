import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { UserConfig } from 'vite';
import { externalPackages } from './external-packages.ts';
import { projectFolder } from '../project-folder.ts';

export interface NodeBundle {
  /** Entry file, relative to the checkout. Its name without extension names the output. */
  readonly entry: string;
  /** Output folder below `dist/`. */
  readonly folder: string;
  /** The preload runs sandboxed, where Electron takes CommonJS only; everything else is ESM. */
  readonly format: 'es' | 'cjs';
}

const nodeModules = [...builtinModules, /^node:/, 'electron', 'electron/main', 'electron/renderer'];

/**
 * One bundle for Node 20 (the oldest runtime: Electron 33, used for tests) and later. Pure JavaScript
 * is bundled, native packages and Node itself are left out.
 */
export function nodeBundle({ entry, folder, format }: NodeBundle): UserConfig {
  return {
    root: projectFolder,
    publicDir: false,
    clearScreen: false,
    build: {
      // `lib: false` also keeps Forge's Vite plugin from adding its own CommonJS library settings.
      lib: false,
      ssr: true,
      target: 'node20',
      outDir: join(projectFolder, 'dist', folder),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(projectFolder, entry),
        external: [...nodeModules, ...externalPackages],
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: format !== 'cjs',
        },
      },
    },
    resolve: { conditions: ['node'] },
    ssr: { target: 'node', noExternal: true, external: [...externalPackages] },
  };
}
