import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';

/** Writes one file of three pictures, each darker than the one before. */
export function writeFramesFilm(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });
  const framePixels = plane.widthPx * plane.heightPx;
  const samples = new Uint16Array(3 * framePixels);
  for (const frame of [0, 1, 2]) {
    samples.set(
      plane.samples.map((value) => value >> frame),
      frame * framePixels,
    );
  }
  const file = path.join(folder, 'frames.dcm');
  const frameCount = { tag: 0x00280008, vr: 'IS', value: '3' } as const;
  writeFileSync(
    file,
    writeDicom({ ...plane, samples }, { patientName: 'PHANTOM^FRAMES', extraElements: [frameCount] }),
  );
  return file;
}
