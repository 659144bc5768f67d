import { createHash } from 'node:crypto';
import { deriveKey } from './derive-key.ts';
import { sealPieces, unsealBytes } from './seal-bytes.ts';

/** What a sealed film begins with. No radiograph does: DICOM has its preamble, pictures their own letters. */
const head = Buffer.from('FemoraSealedFilm1\n', 'latin1');

/** The key of one received file, which opens no other: the image engine is given this one only. */
export function filmKey(dataKey: Uint8Array, fileId: string): Uint8Array {
  return deriveKey(dataKey, `film ${fileId}`);
}

export function isSealedFilm(stored: Uint8Array): boolean {
  return head.equals(stored.subarray(0, head.byteLength));
}

/** A film in pieces, sealed one by one as they are asked for. `fileId` is the SHA-256 of the plain file. */
export function* sealFilm(
  key: Uint8Array,
  plain: Iterable<Uint8Array>,
  fileId: string,
): Generator<Uint8Array> {
  yield head;
  yield* sealPieces(key, plain, fileId);
}

/**
 * The file as it was received; null when it was changed since. A file from before casebooks were sealed is taken as it
 * is when its SHA-256 is still its name.
 */
export function unsealFilm(key: Uint8Array, stored: Uint8Array, fileId: string): Uint8Array | null {
  if (isSealedFilm(stored)) return unsealBytes(key, stored.subarray(head.byteLength), fileId);
  return createHash('sha256').update(stored).digest('hex') === fileId ? stored : null;
}
