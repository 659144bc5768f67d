import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rleLossless } from '#domain/dicom/transfer-syntax.ts';
import { encodeJpeg } from '#test/fixtures/encode-picture.ts';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { writePng } from '#test/fixtures/write-png.ts';

/** Synthetic films on disk. */
export interface PhantomFilms {
  /** Lytic lesion, left hip, MONOCHROME1, RLE. */
  readonly lesion: string;
  /** Plain fracture, right hip, uncompressed. */
  readonly plain: string;
  readonly jpeg: string;
  readonly png: string;
  /** Text named like a radiograph. */
  readonly garbage: string;
  /** A DICOM file that ends in the middle of its pixels. */
  readonly truncated: string;
}

/** Writes one film of each kind into the folder. */
export async function writePhantomFilms(folder: string): Promise<PhantomFilms> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const lesion = drawPhantom({ seed: 2, side: 'left', lesion: true }).plane;
  const plain = drawPhantom({ seed: 21, side: 'right' }).plane;
  const eightBit = { ...plain, samples: Uint8Array.from(plain.samples, (value) => value >> 4) };
  const plainFile = writeDicom(plain, { patientName: 'PHANTOM^PLAIN', patientId: 'P-2', laterality: 'R' });
  return {
    lesion: write(
      'lesion.dcm',
      writeDicom(
        { ...lesion, samples: lesion.samples.map((value) => 4095 - value) },
        {
          transferSyntaxUid: rleLossless,
          photometric: 'MONOCHROME1',
          patientName: 'PHANTOM^LESION',
          patientId: 'P-1',
        },
      ),
    ),
    plain: write('plain.dcm', plainFile),
    jpeg: write('phantom.jpg', await encodeJpeg({ ...eightBit, bitsStored: 8 })),
    png: write('phantom.png', writePng(lesion)),
    garbage: write(
      'letter.dcm',
      new TextEncoder().encode('Dear colleague, please find enclosed. '.repeat(40)),
    ),
    truncated: write('broken.dcm', plainFile.slice(0, plainFile.length / 2)),
  };
}
