/**
 * A film of 4,300 × 3,600 pixels and 16 bits: file to first painted frame, and frames a second while it is moved and
 * windowed, with a simulated GPU, without any WebGL, and with the simulated GPU made to draw.
 * `npm run bench:large-film`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { buildPages } from './viewer/build-pages.ts';
import { enlargedPhantom } from './viewer/enlarged-phantom.ts';
import { openBenchBrowser } from './viewer/bench-browser.ts';
import { openBenchPage } from './viewer/bench-page.ts';
import { withFemora } from './viewer/with-femora.ts';

const machines = [
  {
    name: 'simulated GPU',
    switches: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    drawing: 'auto',
  },
  {
    name: 'no WebGL',
    switches: ['--disable-3d-apis', '--disable-gpu', '--disable-software-rasterizer'],
    drawing: 'auto',
  },
  {
    name: 'simulated GPU made to draw',
    switches: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    drawing: 'gpu',
  },
] as const;

const openings = 5;
const frames = 120;
const work = mkdtempSync(path.join(tmpdir(), 'femora-bench-'));
try {
  const pagesFolder = path.join(work, 'pages');
  await buildPages(pagesFolder);
  const file = path.join(work, 'large.dcm');
  const film = enlargedPhantom(4300, 3600, 16);
  const windows = [{ center: 16_384, width: 32_768, explanation: 'BONE' }];
  writeFileSync(file, writeDicom(film, { bitsStored: 16, windows }));
  console.log(
    '| machine | drawn by | new file, ms | opened again, ms | drag | frames/s, median | slowest 5 % |',
  );
  console.log('|---|---|--:|--:|---|--:|--:|');
  for (const { name, switches, drawing } of machines) {
    const browser = await openBenchBrowser(switches);
    await withFemora(path.join(work, name.replaceAll(' ', '-')), pagesFolder, async (url) => {
      const page = await openBenchPage(browser, url, { name: 'femora', drawing });
      await page.choose(file);
      const opened = await page.openNew();
      const againMs: number[] = [];
      for (let count = 0; count < openings; count++) {
        await page.clear();
        againMs.push((await page.open(opened.caseId)).ms);
      }
      const drawnBy = await page.drawnBy();
      for (const at of ['fit', 'pixels'] as const) {
        for (const kind of ['pan', 'window'] as const) {
          const drag = { kind, at, frames };
          const times = await page.drag(drag);
          const sorted = times.toSorted((a, b) => a - b);
          const perSecond = (share: number): string =>
            (1000 / (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)).toFixed(0);
          const what = `${kind}, ${at === 'fit' ? 'whole film' : 'pixel for pixel'}`;
          const opening = `${opened.ms.toFixed(0)} | ${medianOf(againMs).toFixed(0)}`;
          console.log(
            `| ${name} | ${drawnBy} | ${opening} | ${what} | ${perSecond(0.5)} | ${perSecond(0.95)} |`,
          );
        }
      }
    });
    await browser.close();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
