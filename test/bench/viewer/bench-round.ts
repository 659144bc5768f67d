import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { BenchFilm } from './bench-films.ts';
import { openPage, withFemora } from './running-viewer.ts';

export const viewers = ['femora', 'dwv', 'loader', 'loader-cpu'] as const;
export type Viewer = (typeof viewers)[number];

/** Milliseconds, or null where the file was not shown. */
export interface Measurement {
  /** Name of the film. */
  readonly film: string;
  readonly viewer: Viewer | 'femora-new';
  readonly ms: number | null;
}

const longestMs = 30_000;

/**
 * Every film once in every viewer, in an order that turns from film to film and round to round. Femora has a casebook
 * of its own, is started anew between taking the files in and opening them, and so decodes each of them again.
 */
export async function benchRound(
  browser: Browser,
  pagesFolder: string,
  films: readonly BenchFilm[],
  round: number,
): Promise<readonly Measurement[]> {
  const dataFolder = mkdtempSync(path.join(path.dirname(pagesFolder), 'casebook-'));
  try {
    const measured: Measurement[] = [];
    const caseIds = await withFemora(dataFolder, pagesFolder, async (url) => {
      const page = await openPage(browser, url, { name: 'femora' });
      const ids = new Map<string, string>();
      for (const film of films) {
        await page.setInputFiles('input', film.file);
        const opened = await page.evaluate(() => window.measured?.openNew?.()).catch(() => undefined);
        // Nothing is warm when the first film is opened.
        if (film !== films[0]) {
          measured.push({ film: film.name, viewer: 'femora-new', ms: opened?.ms ?? null });
        }
        if (opened) ids.set(film.file, opened.caseId);
      }
      await page.context().close();
      return ids;
    });
    await withFemora(dataFolder, pagesFolder, async (url) => {
      const pages = new Map<Viewer, Page>();
      for (const viewer of viewers) {
        const [name = '', query = ''] = viewer.split('-');
        pages.set(viewer, await openPage(browser, url, { name, query }));
      }
      const warmUp = films.at(-1);
      for (const [index, film] of [warmUp, ...films].entries()) {
        if (!film) continue;
        for (const viewer of viewers.map((_, at) => viewers[(at + index + round) % viewers.length])) {
          const page = viewer && pages.get(viewer);
          if (!page) continue;
          const ms = await openIn(page, film, caseIds.get(film.file) ?? '');
          if (index > 0) measured.push({ film: film.name, viewer, ms });
        }
      }
      for (const page of pages.values()) await page.context().close();
    });
    return measured;
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Null where the viewer refuses the file, takes too long, or leaves the screen black. */
async function openIn(page: Page, film: BenchFilm, caseId: string): Promise<number | null> {
  await page.bringToFront();
  await page.setInputFiles('input', film.file);
  const opened = page.evaluate((id) => window.measured?.open(id), caseId);
  const tooLong = new Promise<undefined>((resolve) => setTimeout(resolve, longestMs, undefined));
  const ms = await Promise.race([opened, tooLong]).catch(() => undefined);
  return ms ?? null;
}
