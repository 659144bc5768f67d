import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import type { BenchFilm } from './bench-film.ts';
import { codedFilmName, codingNames, writeCodedFilm, type CodedFilm } from './coded-film.ts';

/** pydicom's test files, where they lie beside the checkout. */
const corpus = path.resolve(import.meta.dirname, '../../../../shared/data/dicom');

const large = { widthPx: 2000, heightPx: 2500, bitsStored: 12 } as const;
const largest = { widthPx: 4300, heightPx: 3600, bitsStored: 16 } as const;
const generated: readonly CodedFilm[] = [
  { coding: 'uncompressed', ...large },
  { coding: 'RLE', ...large },
  { coding: 'JPEG lossless', ...large },
  { coding: 'JPEG-LS', ...large },
  { coding: 'JPEG 2000', ...large },
  { coding: 'uncompressed', ...largest },
  { coding: 'JPEG-LS', ...largest },
];

/**
 * The single-frame DICOM files of the corpus that Femora opens, and the generated films, written into `folder`; of both
 * those whose names have `part` in them. The smallest first: what a viewer makes of a large film is not to weigh on the
 * small ones.
 */
export async function benchFilms(folder: string, part: string): Promise<readonly BenchFilm[]> {
  const films = await corpusFilms(part);
  for (const wanted of generated.filter((film) => codedFilmName(film).includes(part))) {
    films.push(await writeCodedFilm(folder, wanted));
  }
  return films.toSorted((a, b) => a.widthPx * a.heightPx - b.widthPx * b.heightPx);
}

/**
 * A film in each coding and of each kind of pixels, in three sizes, the largest of which is larger than its place on the
 * screen: what has to be loaded and compiled is, before anything is measured. The largest first: what it leaves to be
 * cleaned up is not to weigh on the small films that are measured next.
 */
export async function warmUpFilms(folder: string): Promise<readonly BenchFilm[]> {
  const films: BenchFilm[] = [];
  for (const widthPx of [1800, 520, 440]) {
    const size = { widthPx, heightPx: 1.25 * widthPx };
    for (const wanted of [
      ...codingNames.map((coding) => ({ coding, bitsStored: coding === 'JPEG' ? 8 : 12 }) as const),
      { coding: 'uncompressed', bitsStored: 12, pixels: 'signed' } as const,
      { coding: 'uncompressed', bitsStored: 12, pixels: 'fractions' } as const,
      { coding: 'uncompressed', bitsStored: 12, pixels: 'tabled' } as const,
      { coding: 'uncompressed', bitsStored: 8, pixels: 'colours' } as const,
      { coding: 'uncompressed', bitsStored: 8, pixels: 'palette' } as const,
    ]) {
      films.push(await writeCodedFilm(folder, { ...wanted, ...size }));
    }
  }
  return films;
}

async function corpusFilms(part: string): Promise<BenchFilm[]> {
  if (!existsSync(corpus)) {
    console.log(`${corpus} is not here: only generated films are measured.`);
    return [];
  }
  const files = readdirSync(corpus, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  const films: BenchFilm[] = [];
  for (const file of files) {
    const name = path.basename(file);
    if (!name.includes(part)) continue;
    const decoded = await decodeRadiograph(Uint8Array.from(readFileSync(file)), name).catch(() => undefined);
    if (decoded?.facts.format !== 'dicom' || decoded.facts.frameCount > 1) continue;
    const { widthPx, heightPx } = decoded.facts;
    films.push({ name, file, widthPx, heightPx });
  }
  return films;
}
