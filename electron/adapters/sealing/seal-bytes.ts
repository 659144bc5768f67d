import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts and authenticates with AES-256-GCM (NIST SP 800-38D): nonce (12 bytes, random), ciphertext, tag (16 bytes).
 * `place` says where the bytes belong: sealed bytes moved to another place no longer open. One key seals at most 2^32
 * times, section 8.3.
 */
export function sealBytes(key: Uint8Array, plain: Uint8Array, place: string): Uint8Array {
  return Buffer.concat([...sealPieces(key, [plain], place)]);
}

/** The same piece by piece, each sealed when it is asked for. */
export function* sealPieces(
  key: Uint8Array,
  plain: Iterable<Uint8Array>,
  place: string,
): Generator<Uint8Array> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place, 'utf8'));
  yield nonce;
  for (const piece of plain) yield cipher.update(piece);
  yield cipher.final();
  yield cipher.getAuthTag();
}

/** The bytes that were sealed; null when they were changed, moved, or sealed with another key. */
export function unsealBytes(key: Uint8Array, sealed: Uint8Array, place: string): Uint8Array | null {
  if (sealed.byteLength < nonceBytes + tagBytes) return null;
  const end = sealed.byteLength - tagBytes;
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(place, 'utf8'))
    .setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(nonceBytes, end));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}
