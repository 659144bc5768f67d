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
import { modalityLutSequence } from '#test/fixtures/lut-sequences.ts';
import { writeDicom, type DicomOptions } from '#test/fixtures/write-dicom.ts';
import type { DicomElement } from '#test/fixtures/write-part10.ts';
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
  readonly pixels?: PixelKind;
}

export type PixelKind = 'signed' | 'fractions' | 'tabled' | 'colours' | 'palette';

const table = { explanation: 'as they are', bitsPerEntry: 16, vr: 'US', signed: false } as const;

/** What the file says of pixels of this kind. */
const statements: Readonly<Record<PixelKind, Partial<DicomOptions>>> = {
  signed: {},
  fractions: { rescale: { slope: 0.5, intercept: 0.25 } },
  tabled: {
    extraElements: [
      modalityLutSequence({ ...table, firstMapped: 0, entries: Array.from({ length: 4096 }, (_, at) => at) }),
    ],
  },
  colours: { samplesPerPixel: 3, photometric: 'RGB' },
  palette: { photometric: 'PALETTE COLOR', extraElements: greyPalette() },
};

/** Red, green and blue of 256 greys: PS3.3 C.7.6.3.1.5, C.7.6.3.1.6. */
function greyPalette(): readonly DicomElement[] {
  const entries = Uint8Array.from({ length: 512 }, (_, at) => at >> 1);
  return [
    ...[0x00281101, 0x00281102, 0x00281103].map((tag): DicomElement => ({
      tag,
      vr: 'US',
      value: [256, 0, 16],
    })),
    ...[0x00281201, 0x00281202, 0x00281203].map((tag): DicomElement => ({ tag, vr: 'OW', value: entries })),
  ];
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
      ...(wanted.pixels ? statements[wanted.pixels] : {}),
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
