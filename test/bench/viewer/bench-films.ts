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

/** The single-frame DICOM files of the corpus that Femora opens, then the generated films, written into `folder`. */
export async function benchFilms(folder: string): Promise<readonly BenchFilm[]> {
  mkdirSync(folder, { recursive: true });
  return [...(await corpusFilms()), ...(await generatedFilms(folder))];
}

async function corpusFilms(): Promise<readonly BenchFilm[]> {
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
    const decoded = await decodeRadiograph(Uint8Array.from(readFileSync(file)), name).catch(() => undefined);
    if (decoded?.facts.format !== 'dicom' || decoded.facts.frameCount > 1) continue;
    const { widthPx, heightPx } = decoded.facts;
    films.push({ name, file, widthPx, heightPx });
  }
  return films;
}

async function generatedFilms(folder: string): Promise<readonly BenchFilm[]> {
  const usual = enlargedPhantom(2000, 2500, 12);
  const large = enlargedPhantom(4300, 3600, 16);
  const write = (film: LargeFilm, syntax: string, codedFrames?: readonly Uint8Array[]) => {
    const { widthPx, heightPx, bitsStored } = film;
    const name = `${widthPx}x${heightPx} ${bitsStored} bit ${syntax}`;
    const file = path.join(folder, `${name.replaceAll(' ', '-')}.dcm`);
    const bytes = writeDicom(film, {
      bitsStored,
      transferSyntaxUid: syntaxes[syntax] ?? explicitLittleEndian,
      windows: [{ center: 2 ** (bitsStored - 2), width: 2 ** (bitsStored - 1), explanation: 'BONE' }],
      patientName: `BENCH^${name}`,
      ...(codedFrames ? { codedFrames } : {}),
    });
    writeFileSync(file, bytes);
    return { name, file, widthPx, heightPx };
  };
  return [
    write(usual, 'uncompressed'),
    write(usual, 'RLE'),
    write(usual, 'JPEG lossless', [encodeLosslessJpeg(usual)]),
    write(usual, 'JPEG-LS', [await encodeJpegLs(usual)]),
    write(usual, 'JPEG 2000', [await encodeJpeg2000(usual)]),
    write(large, 'uncompressed'),
    write(large, 'JPEG-LS', [await encodeJpegLs(large)]),
  ];
}

const syntaxes: Readonly<Record<string, string>> = {
  RLE: rleLossless,
  'JPEG lossless': '1.2.840.10008.1.2.4.70',
  'JPEG-LS': '1.2.840.10008.1.2.4.80',
  'JPEG 2000': '1.2.840.10008.1.2.4.90',
};
