/**
 * File to first painted frame: Femora against dwv and against Cornerstone3D's own dicom-image-loader, the same files in
 * the same Chromium, in turns. Prints medians and ratios as a table; `--write` puts it into `docs/viewer-benchmark.md` too.
 * Each round is kept in `artifacts/viewer-rounds.json`, and `--resume` goes on from the rounds that are there. No round is
 * begun after `--minutes`, 10 if not given.
 * `npm run bench:viewer -- [--rounds N] [--minutes M] [--resume] [--write] [--films PART-OF-NAME]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBenchBrowser } from './viewer/bench-browser.ts';
import { benchFilms, warmUpFilms } from './viewer/bench-films.ts';
import { benchRound } from './viewer/bench-round.ts';
import { buildPages } from './viewer/build-pages.ts';
import { comparisonTable } from './viewer/comparison-table.ts';
import { readRounds, writeRounds } from './viewer/kept-rounds.ts';
import { writeIntoPage } from './viewer/write-into-page.ts';

const startedMs = performance.now();
const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    minutes: { type: 'string' },
    films: { type: 'string' },
    resume: { type: 'boolean' },
    write: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds ?? 3);
const longestMs = 60_000 * Number(values.minutes ?? 10);
const work = mkdtempSync(path.join(tmpdir(), 'femora-bench-'));
try {
  const pagesFolder = path.join(work, 'pages');
  await buildPages(pagesFolder);
  const films = await benchFilms(path.join(work, 'films'), values.films ?? '');
  const warmUps = await warmUpFilms(path.join(work, 'warm-ups'));
  if (films.length === 0) throw new Error(`no film has “${values.films ?? ''}” in its name`);
  const browser = await openBenchBrowser(['--use-angle=swiftshader', '--enable-unsafe-swiftshader']);
  const [processor] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} cores (${processor?.model ?? 'unknown'}), ${memoryGb} GB, Chromium ${browser.version}`;
  console.log(`${machine}, ${films.length} films`);
  const done = values.resume === true ? readRounds() : [];
  while (done.length < rounds && performance.now() - startedMs < longestMs) {
    done.push(await benchRound(browser, pagesFolder, { warmUps, films }, done.length));
    writeRounds(done);
    console.log(`round ${done.length} of ${rounds} done`);
  }
  await browser.close();
  const table = comparisonTable(films, done);
  console.log(`\n${table}`);
  if (values.write === true) {
    const day = new Date().toISOString().slice(0, 10);
    writeIntoPage(`${day}, ${machine}, ${done.length} rounds.\n\n${table}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
