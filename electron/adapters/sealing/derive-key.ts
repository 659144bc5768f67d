import { hkdfSync } from 'node:crypto';

/** Length of every key here, bytes: AES-256. */
export const keyBytes = 32;

/** A key for one purpose out of the data key: HKDF with SHA-256 and no salt, the data key being random (RFC 5869). */
export function deriveKey(dataKey: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `femora ${purpose}`, keyBytes));
}
