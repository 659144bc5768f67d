#!/usr/bin/env node
// The command line door (`npx femora ...`). Plain JavaScript, so that Node 20 can start it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const host = join(dirname(import.meta.dirname), 'dist', 'headless', 'femora.js');
if (!existsSync(host)) {
  console.error('Femora is not built yet: run `npm run build` first.');
  process.exit(1);
}
await import(pathToFileURL(host).href);
