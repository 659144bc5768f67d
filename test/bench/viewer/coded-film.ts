import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { explicitLittleEndian, rleLossless } from '#domain/dicom/transfer-syntax.ts';
import { encodeLosslessJpeg } from '#test/fixtures/encode-lossless-jpeg.ts';
import {
  encodeHighThroughputJpeg2000,
  encodeJpeg,
  encodeJpeg2000,
  encodeJpegLs,
} from '#test/fixtures/encode-picture.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import type { BenchFilm } from './bench-film.ts';
import { enlargedPhantom, type LargeFilm } from './enlarged-phantom.ts';

interface Coding {
  readonly transferSyntaxUid: string;
  /** Where the writer does not code the pixels itself. */
  readonly encode?: (film: LargeFilm) => Uint8Array | Promise<Uint8Array>;
}

export type CodingName = keyof typeof codings;

const codings = {
  uncompressed: { transferSyntaxUid: explicitLittleEndian },
  RLE: { transferSyntaxUid: rleLossless },
  JPEG: {
    transferSyntaxUid: '1.2.840.10008.1.2.4.50',
    encode: ({ samples, ...film }) => encodeJpeg({ ...film, samples: Uint8Array.from(samples) }),
  },
  'JPEG lossless': { transferSyntaxUid: '1.2.840.10008.1.2.4.70', encode: encodeLosslessJpeg },
  'JPEG-LS': { transferSyntaxUid: '1.2.840.10008.1.2.4.80', encode: (film) => encodeJpegLs(film) },
  'JPEG 2000': { transferSyntaxUid: '1.2.840.10008.1.2.4.90', encode: encodeJpeg2000 },
  HTJ2K: { transferSyntaxUid: '1.2.840.10008.1.2.4.201', encode: encodeHighThroughputJpeg2000 },
} as const satisfies Readonly<Record<string, Coding>>;

export const codingNames = Object.keys(codings) as readonly CodingName[];

export interface CodedFilm {
  readonly coding: CodingName;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitsStored: 8 | 12 | 16;
  /** What its pixels are instead of unsigned whole numbers in grey; only uncompressed. */
  readonly pixels?: 'signed' | 'fractions' | 'colours';
}

export function codedFilmName({ coding, widthPx, heightPx, bitsStored, pixels }: CodedFilm): string {
  const name = `${String(widthPx)}x${String(heightPx)} ${String(bitsStored)} bit ${coding}`;
  return pixels ? `${name} ${pixels}` : name;
}

/** Draws the phantom at this size and writes it into `folder` in this coding. */
export async function writeCodedFilm(folder: string, wanted: CodedFilm): Promise<BenchFilm> {
  const { coding, widthPx, heightPx, bitsStored } = wanted;
  const film = enlargedPhantom(widthPx, heightPx, bitsStored);
  const { transferSyntaxUid, encode }: Coding = codings[coding];
  const name = codedFilmName(wanted);
  const bytes = writeDicom(
    { ...film, samples: storedSamples(film, wanted) },
    {
      bitsStored,
      ...(wanted.pixels === 'colours' ? { samplesPerPixel: 3, photometric: 'RGB' } : {}),
      ...(wanted.pixels === 'fractions' ? { rescale: { slope: 0.5, intercept: 0.25 } } : {}),
      transferSyntaxUid,
      windows: [{ center: 2 ** (bitsStored - 2), width: 2 ** (bitsStored - 1), explanation: 'BONE' }],
      patientName: `BENCH^${name}`,
      ...(encode ? { codedFrames: [await encode(film)] } : {}),
    },
  );
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.dcm`);
  writeFileSync(file, bytes);
  return { name, file, widthPx, heightPx };
}

function storedSamples(
  { samples, bitsStored }: LargeFilm,
  { pixels }: CodedFilm,
): Uint8Array | Uint16Array | Int16Array {
  if (pixels === 'signed') return Int16Array.from(samples, (value) => value - 2 ** (bitsStored - 1));
  if (pixels === 'colours')
    return Uint8Array.from({ length: 3 * samples.length }, (_, at) => samples[Math.floor(at / 3)] ?? 0);
  return bitsStored === 8 ? Uint8Array.from(samples) : samples;
}
