/**
 * File to first painted frame: Femora against dwv and against Cornerstone3D's own dicom-image-loader, the same files in
 * the same Chromium, in turns. Prints medians and ratios as a table.
 * `npm run bench:viewer -- [--rounds N] [--films PART-OF-NAME]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { benchFilms } from './viewer/bench-films.ts';
import { benchRound, type Measurement } from './viewer/bench-round.ts';
import { buildPages } from './viewer/build-pages.ts';
import { printComparison } from './viewer/print-comparison.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, films: { type: 'string' } } });
const rounds = Number(values.rounds ?? 5);
const work = mkdtempSync(path.join(tmpdir(), 'femora-bench-'));
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
try {
  const pagesFolder = path.join(work, 'pages');
  await buildPages(pagesFolder);
  const films = await benchFilms(path.join(work, 'films'), values.films ?? '');
  if (films.length === 0) throw new Error(`no film has “${values.films ?? ''}” in its name`);
  const browser = await chromium.launch({
    executablePath: process.env['FEMORA_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...rootSwitches, '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const [processor] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  console.log(
    `${cpus().length} cores (${processor?.model ?? 'unknown'}), ${memoryGb} GB, Chromium ${browser.version()}, ` +
      `${films.length} films, ${rounds} rounds`,
  );
  const measured: Measurement[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push(...(await benchRound(browser, pagesFolder, films, round)));
    console.log(`round ${round + 1} of ${rounds} done`);
  }
  await browser.close();
  printComparison(films, measured);
} finally {
  rmSync(work, { recursive: true, force: true });
}
