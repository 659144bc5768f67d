import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const fracAtlas = path.resolve(import.meta.dirname, '../../../../shared/data/fracatlas/images');

/** Whether the real radiographs lie beside this checkout. */
export const hasRealFilms = existsSync(fracAtlas);

const wrapped = ['IMG0001577', 'IMG0001730', 'IMG0001916'] as const;

/** Digital X-Ray Image Storage, for presentation (DICOM PS3.4 B.5). */
const digitalXRay = '1.2.840.10008.5.1.4.1.1.1.1';

/** Three real hips wrapped as DICOM DX by DCMTK's img2dcm, and one as the JPEG it is. */
export function writeRealFilms(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const films = wrapped.map((name, index) => {
    const file = path.join(folder, `${name}.dcm`);
    const keys = [`PatientName=REAL^FILM ${String(index + 1)}`, 'Modality=DX', `SOPClassUID=${digitalXRay}`];
    const options = keys.flatMap((key) => ['--key', key]);
    execFileSync('img2dcm', ['--no-checks', ...options, path.join(fracAtlas, `${name}.jpg`), file]);
    return file;
  });
  return [...films, path.join(fracAtlas, 'IMG0000097.jpg')];
}
