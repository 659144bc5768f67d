import { cpSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const pages = import.meta.dirname;

/** Builds one page for each viewer into `folder`, as the product's window is built. */
export async function buildPages(folder: string): Promise<void> {
  await build({
    configFile: path.resolve('build/vite/renderer.config.ts'),
    root: pages,
    logLevel: 'error',
    build: {
      target: 'chrome130',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: ['femora', 'dwv', 'loader'].map((page) => path.join(pages, `${page}.html`)),
      },
    },
  });
  // dwv looks for its decoders beside the page.
  cpSync(path.resolve('node_modules/dwv/dist/assets'), path.join(folder, 'assets'), { recursive: true });
}
