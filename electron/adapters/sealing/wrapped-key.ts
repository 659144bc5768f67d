import { randomBytes, scrypt } from 'node:crypto';
import { z } from '#contract/zod.ts';
import { keyBytes } from './derive-key.ts';
import { sealBytes, unsealBytes } from './seal-bytes.ts';

/** How dear one guess is (RFC 7914): memory 128·N·r bytes. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about half a second on a clinic PC. */
export const passphraseCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/** A recovery code holds 130 random bits: it needs no dear guesses. */
export const recoveryCost: ScryptCost = { N: 2 ** 14, r: 8, p: 1 };

/** The dearest cost a key file may ask for: 1 GiB. */
const largestCost = { N: 2 ** 20, r: 8, p: 4 };

/** The data key sealed under a secret that somebody knows. Bytes in base64. */
export const wrappedKeySchema = z.object({
  salt: z.string(),
  N: z.number().int().min(2).max(largestCost.N),
  r: z.number().int().min(1).max(largestCost.r),
  p: z.number().int().min(1).max(largestCost.p),
  sealed: z.string(),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

export async function wrapKey(dataKey: Uint8Array, secret: string, cost: ScryptCost): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const sealed = sealBytes(await stretch(secret, salt, cost), dataKey, place);
  return { salt: salt.toString('base64'), ...cost, sealed: Buffer.from(sealed).toString('base64') };
}

/** The data key; null when the secret is another one. */
export async function unwrapKey(
  { salt, sealed, ...cost }: WrappedKey,
  secret: string,
): Promise<Uint8Array | null> {
  const key = await stretch(secret, Buffer.from(salt, 'base64'), cost);
  return unsealBytes(key, Buffer.from(sealed, 'base64'), place);
}

const place = 'data key';

/** The same letters give the same key however a keyboard composes them (Unicode NFKC). */
function stretch(secret: string, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array> {
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, keyBytes, { ...cost, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
