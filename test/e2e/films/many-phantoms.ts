import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Mark } from '#contract/reading.ts';
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

/**
 * Writes `count` films of as many patients from two drawings: left with a lesion, one in three, and right without.
 * Each patient's mark lies a little elsewhere, so that few scores are equal.
 */
export function writeManyPhantoms(folder: string, count: number): ManyPhantom[] {
  mkdirSync(folder, { recursive: true });
  const drawings = {
    lesion: drawPhantom({ seed: 2, side: 'left', lesion: true }),
    plain: drawPhantom({ seed: 21, side: 'right' }),
  };
  return Array.from({ length: count }, (_, index) => {
    const hasLesion = index % 3 === 0;
    const { plane, side, site } = drawings[hasLesion ? 'lesion' : 'plain'];
    const number = String(index).padStart(2, '0');
    const file = path.join(folder, `many-${number}.dcm`);
    writeFileSync(
      file,
      writeDicom(plane, { patientName: `SYNTHETIC^CASE ${number}`, patientId: `S-${number}` }),
    );
    const shiftPx = 3 * (index - count / 2);
    return {
      file,
      title: `SYNTHETIC, CASE ${number}`,
      hasLesion,
      mark: {
        side,
        site: { xPx: site.x, yPx: site.y + shiftPx, widthPx: site.width, heightPx: site.height },
      },
    };
  });
}
