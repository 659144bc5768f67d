import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** Head of a SubjectPublicKeyInfo that holds an Ed25519 key (RFC 8410, section 4); 32 bytes of key follow. */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** The 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(-32);
}

/** The key of 32 raw bytes. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' });
}

/** SHA-256, hex, of the 32 bytes. */
export function keyFingerprint(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex');
}
