/**
 * A film of 4,300 × 3,600 pixels and 16 bits: file to first painted frame, and frames a second while it is moved and
 * windowed, with a simulated GPU, without any WebGL, and with the simulated GPU made to draw.
 * `npm run bench:large-film`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { buildPages } from './viewer/build-pages.ts';
import { enlargedPhantom } from './viewer/enlarged-phantom.ts';
import { openPage, withFemora } from './viewer/running-viewer.ts';

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
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
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
    const browser = await chromium.launch({
      executablePath: process.env['FEMORA_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [...rootSwitches, ...switches],
    });
    await withFemora(path.join(work, name.replaceAll(' ', '-')), pagesFolder, async (url) => {
      const page = await openPage(browser, url, { name: 'femora', drawing });
      await page.setInputFiles('input', file);
      const opened = await page.evaluate(() => window.measured?.openNew?.());
      if (!opened) throw new Error('the film was not opened');
      const againMs: number[] = [];
      for (let count = 0; count < openings; count++) {
        againMs.push(
          (await page.evaluate((id) => window.measured?.open(id), opened.caseId))?.ms ?? Number.NaN,
        );
      }
      const drawnBy = await page.evaluate(() => window.measured?.drawnBy?.());
      for (const at of ['fit', 'pixels'] as const) {
        for (const kind of ['pan', 'window'] as const) {
          const drag = { kind, at, frames };
          const times = await page.evaluate((asked) => window.measured?.drag?.(asked), drag);
          const sorted = (times ?? []).toSorted((a, b) => a - b);
          const perSecond = (share: number): string =>
            (1000 / (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)).toFixed(0);
          const what = `${kind}, ${at === 'fit' ? 'whole film' : 'pixel for pixel'}`;
          const opening = `${opened.ms.toFixed(0)} | ${medianOf(againMs).toFixed(0)}`;
          console.log(
            `| ${name} | ${drawnBy ?? ''} | ${opening} | ${what} | ${perSecond(0.5)} | ${perSecond(0.95)} |`,
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
