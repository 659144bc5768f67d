import { readFileSync } from 'node:fs';
import { DeclaredError } from '#contract/declared-error.ts';
import { unsealFilm } from '../sealing/film-seal.ts';
import type { FilePlace } from './task.ts';

/**
 * A received file as it was received. Throws `image.unreadable` when it was changed on the disk since. Reads in one go: the
 * engine does one thing at a time, and reading by turns takes a large film several times as long.
 */
export function readStoredFile({ path, seal, fileName }: FilePlace): Uint8Array {
  const stored = readFileSync(path);
  const plain = seal ? unsealFilm(Buffer.from(seal.key, 'base64'), stored, seal.fileId) : stored;
  // Not as a Buffer: decoders are compiled for one kind of bytes, and what they copy themselves is no Buffer.
  if (plain) return new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength);
  throw new DeclaredError('image.unreadable', {
    fileName,
    reason: 'the stored file was changed since it was opened',
  });
}
