import { createHash } from 'node:crypto';

/** The fingerprint people compare: SHA-256, hex, of a raw Ed25519 public key given in base64. */
export function publisherFingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}
