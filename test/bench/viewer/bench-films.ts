import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { explicitLittleEndian, rleLossless } from '#domain/dicom/transfer-syntax.ts';
import { encodeLosslessJpeg } from '#test/fixtures/encode-lossless-jpeg.ts';
import { encodeJpeg2000, encodeJpegLs } from '#test/fixtures/encode-picture.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { enlargedPhantom, type LargeFilm } from './enlarged-phantom.ts';

/** One file of the comparison. */
export interface BenchFilm {
  readonly name: string;
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** pydicom's test files, where they lie beside the checkout. */
const corpus = path.resolve(import.meta.dirname, '../../../../shared/data/dicom');

/**
 * The single-frame DICOM files of the corpus that Femora opens, then the generated films, written into `folder`; of both
 * those whose names have `part` in them.
 */
export async function benchFilms(folder: string, part: string): Promise<readonly BenchFilm[]> {
  mkdirSync(folder, { recursive: true });
  const films = await corpusFilms(part);
  for (const wanted of generated.filter(({ name }) => name.includes(part))) {
    films.push(await writeGenerated(folder, wanted));
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

interface GeneratedFilm {
  readonly name: string;
  readonly draw: () => LargeFilm;
  readonly transferSyntaxUid: string;
  /** Where the writer does not code the pixels itself. */
  readonly encode?: ((film: LargeFilm) => Uint8Array | Promise<Uint8Array>) | undefined;
}

const jpegLossless = '1.2.840.10008.1.2.4.70';
const jpegLs = '1.2.840.10008.1.2.4.80';
const jpeg2000 = '1.2.840.10008.1.2.4.90';

const generated: readonly GeneratedFilm[] = [
  ...[
    { coding: 'uncompressed', transferSyntaxUid: explicitLittleEndian },
    { coding: 'RLE', transferSyntaxUid: rleLossless },
    {
      coding: 'JPEG lossless',
      transferSyntaxUid: jpegLossless,
      encode: (film: LargeFilm) => encodeLosslessJpeg(film),
    },
    { coding: 'JPEG-LS', transferSyntaxUid: jpegLs, encode: (film: LargeFilm) => encodeJpegLs(film) },
    { coding: 'JPEG 2000', transferSyntaxUid: jpeg2000, encode: encodeJpeg2000 },
  ].map(({ coding, ...film }) => ({
    ...film,
    name: `2000x2500 12 bit ${coding}`,
    draw: () => enlargedPhantom(2000, 2500, 12),
  })),
  ...[
    { coding: 'uncompressed', transferSyntaxUid: explicitLittleEndian },
    { coding: 'JPEG-LS', transferSyntaxUid: jpegLs, encode: (film: LargeFilm) => encodeJpegLs(film) },
  ].map(({ coding, ...film }) => ({
    ...film,
    name: `4300x3600 16 bit ${coding}`,
    draw: () => enlargedPhantom(4300, 3600, 16),
  })),
];

async function writeGenerated(
  folder: string,
  { name, draw, transferSyntaxUid, encode }: GeneratedFilm,
): Promise<BenchFilm> {
  const film = draw();
  const { widthPx, heightPx, bitsStored } = film;
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.dcm`);
  const bytes = writeDicom(film, {
    bitsStored,
    transferSyntaxUid,
    windows: [{ center: 2 ** (bitsStored - 2), width: 2 ** (bitsStored - 1), explanation: 'BONE' }],
    patientName: `BENCH^${name}`,
    ...(encode ? { codedFrames: [await encode(film)] } : {}),
  });
  writeFileSync(file, bytes);
  return { name, file, widthPx, heightPx };
}
