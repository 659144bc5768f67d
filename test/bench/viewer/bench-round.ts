import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BenchBrowser } from './bench-browser.ts';
import type { BenchFilm } from './bench-film.ts';
import { openBenchPage, type BenchPage } from './bench-page.ts';
import { withFemora } from './with-femora.ts';

export const viewers = ['femora', 'dwv', 'loader', 'loader-cpu'] as const;
export type Viewer = (typeof viewers)[number];

/** Milliseconds, or null where the file was not shown. */
export interface Measurement {
  /** Name of the film. */
  readonly film: string;
  readonly viewer: Viewer | 'femora-new';
  readonly ms: number | null;
}

/** What is opened, in this order: films that only warm a viewer up, then those that count. */
export interface BenchProgramme {
  readonly warmUps: readonly BenchFilm[];
  readonly films: readonly BenchFilm[];
}

const longestMs = 10_000;

/** Between two films: the last one is off the screen, and what it left to be done is done. */
const restMs = 100;

/**
 * Every film once in every viewer, one viewer after the other, in an order that turns from round to round. A viewer
 * has the browser to itself: its page is opened for the round and closed after it, so that nothing a viewer keeps or
 * leaves running weighs on another one. Femora has a casebook of its own, is started anew between taking the files in
 * and opening them, and so decodes each of them again.
 */
export async function benchRound(
  browser: BenchBrowser,
  pagesFolder: string,
  programme: BenchProgramme,
  round: number,
): Promise<readonly Measurement[]> {
  const dataFolder = mkdtempSync(path.join(path.dirname(pagesFolder), 'casebook-'));
  try {
    const { caseIds, measured } = await takeIn(browser, pagesFolder, dataFolder, programme);
    await withFemora(dataFolder, pagesFolder, async (url) => {
      for (const viewer of viewers.map((_, at) => viewers[(at + round) % viewers.length])) {
        if (!viewer) continue;
        const [name = '', query = ''] = viewer.split('-');
        const page = await openBenchPage(browser, url, { name, query });
        for (const film of programme.warmUps) await openIn(page, film, caseIds.get(film.file) ?? '');
        for (const film of programme.films) {
          const ms = await openIn(page, film, caseIds.get(film.file) ?? '');
          measured.push({ film: film.name, viewer, ms });
        }
        await page.close();
      }
    });
    return measured;
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

interface TakenIn {
  /** By the path of the file. */
  readonly caseIds: ReadonlyMap<string, string>;
  readonly measured: Measurement[];
}

/** Opens every film in Femora as a new file. */
async function takeIn(
  browser: BenchBrowser,
  pagesFolder: string,
  dataFolder: string,
  { warmUps, films }: BenchProgramme,
): Promise<TakenIn> {
  return withFemora(dataFolder, pagesFolder, async (url) => {
    const page = await openBenchPage(browser, url, { name: 'femora' });
    const caseIds = new Map<string, string>();
    const measured: Measurement[] = [];
    for (const film of [...warmUps, ...films]) {
      await prepare(page, film);
      const opened = await page.openNew().catch(() => undefined);
      if (opened) caseIds.set(film.file, opened.caseId);
      if (films.includes(film))
        measured.push({ film: film.name, viewer: 'femora-new', ms: opened?.ms ?? null });
    }
    await page.close();
    return { caseIds, measured };
  });
}

async function prepare(page: BenchPage, film: BenchFilm): Promise<void> {
  await page.choose(film.file);
  await page.clear();
  await setTimeout(restMs);
}

/** Null where the viewer refuses the file, takes too long, or shows one of another size. */
async function openIn(page: BenchPage, film: BenchFilm, caseId: string): Promise<number | null> {
  await prepare(page, film);
  const opened = page.open(caseId);
  const tooLong = setTimeout(longestMs, undefined);
  const shown = await Promise.race([opened, tooLong]).catch(() => undefined);
  const isFilm = shown?.widthPx === film.widthPx && shown.heightPx === film.heightPx;
  return isFilm ? shown.ms : null;
}
