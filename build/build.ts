import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from './project-folder.ts';
import { rememberSources } from './sources-digest.ts';

const targets = [
  { config: 'main', entry: 'electron/main/main.ts' },
  { config: 'preload', entry: 'electron/preload/preload.ts' },
  { config: 'analysis', entry: 'electron/adapters/analysis/child.ts' },
  { config: 'headless', entry: 'electron/headless/femora.ts' },
  { config: 'renderer', entry: 'renderer/index.html' },
] as const;

/** Builds everything into `dist/`, or the targets named on the command line. */
const wanted = process.argv.slice(2);
for (const { config, entry } of targets) {
  if (wanted.length > 0 && !wanted.includes(config)) continue;
  if (!existsSync(join(projectFolder, entry))) throw new Error(`build: ${entry} is missing`);
  const started = performance.now();
  await build({ configFile: join(projectFolder, 'build/vite', `${config}.config.ts`), logLevel: 'warn' });
  console.log(`built dist/${config} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
if (wanted.length === 0) await rememberSources();
