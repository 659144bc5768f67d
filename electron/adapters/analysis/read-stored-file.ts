import { readFile } from 'node:fs/promises';
import { DeclaredError } from '#contract/declared-error.ts';
import { unsealFilm } from '../sealing/film-seal.ts';
import type { FilePlace } from './task.ts';

/** A received file as it was received. Throws `image.unreadable` when it was changed on the disk since. */
export async function readStoredFile({ path, seal, fileName }: FilePlace): Promise<Uint8Array> {
  const stored = await readFile(path);
  const plain = seal ? unsealFilm(Buffer.from(seal.key, 'base64'), stored, seal.fileId) : stored;
  if (plain) return plain;
  throw new DeclaredError('image.unreadable', {
    fileName,
    reason: 'the stored file was changed since it was opened',
  });
}
