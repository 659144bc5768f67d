import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Mark } from '#contract/reading.ts';
import { rleLossless } from '#domain/dicom/transfer-syntax.ts';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';

/** A synthetic film on disk with what is known of it. */
export interface ManyPhantom {
  readonly file: string;
  /** As the window writes it. */
  readonly title: string;
  readonly hasLesion: boolean;
  readonly mark: Mark;
}

const drawingCount = 10;

/** Writes `count` films of as many patients: ten drawings of different seeds, every other side, two in five with a lesion. */
export function writeManyPhantoms(folder: string, count: number): ManyPhantom[] {
  mkdirSync(folder, { recursive: true });
  const drawings = Array.from({ length: drawingCount }, (_, seed) => {
    const hasLesion = seed % 5 < 2;
    const side = seed % 2 === 0 ? ('left' as const) : ('right' as const);
    return { hasLesion, phantom: drawPhantom({ seed: 100 + seed, side, lesion: hasLesion }) };
  });
  return Array.from({ length: count }, (_, index) => {
    const drawing = drawings[index % drawingCount];
    if (!drawing) throw new Error('no drawing');
    const { plane, side, site } = drawing.phantom;
    const number = String(index).padStart(2, '0');
    const file = path.join(folder, `many-${number}.dcm`);
    writeFileSync(
      file,
      writeDicom(plane, {
        transferSyntaxUid: rleLossless,
        patientName: `SYNTHETIC^CASE ${number}`,
        patientId: `S-${number}`,
      }),
    );
    return {
      file,
      title: `SYNTHETIC, CASE ${number}`,
      hasLesion: drawing.hasLesion,
      mark: { side, site: { xPx: site.x, yPx: site.y, widthPx: site.width, heightPx: site.height } },
    };
  });
}
