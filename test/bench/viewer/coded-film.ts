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
}

export function codedFilmName({ coding, widthPx, heightPx, bitsStored }: CodedFilm): string {
  return `${String(widthPx)}x${String(heightPx)} ${String(bitsStored)} bit ${coding}`;
}

/** Draws the phantom at this size and writes it into `folder` in this coding. */
export async function writeCodedFilm(folder: string, wanted: CodedFilm): Promise<BenchFilm> {
  const { coding, widthPx, heightPx, bitsStored } = wanted;
  const film = enlargedPhantom(widthPx, heightPx, bitsStored);
  const { transferSyntaxUid, encode }: Coding = codings[coding];
  const name = codedFilmName(wanted);
  const bytes = writeDicom(bitsStored === 8 ? { ...film, samples: Uint8Array.from(film.samples) } : film, {
    bitsStored,
    transferSyntaxUid,
    windows: [{ center: 2 ** (bitsStored - 2), width: 2 ** (bitsStored - 1), explanation: 'BONE' }],
    patientName: `BENCH^${name}`,
    ...(encode ? { codedFrames: [await encode(film)] } : {}),
  });
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.dcm`);
  writeFileSync(file, bytes);
  return { name, file, widthPx, heightPx };
}
