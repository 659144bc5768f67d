import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import type { PinSealer } from '#services/readers/pin-sealer.ts';

/**
 * Cost of one guess (RFC 7914): 16 MiB and about 50 ms on a clinic PC. What keeps a PIN of few digits is the wait after
 * wrong ones; the seal keeps it from being read at a glance, because people use a PIN in several places.
 */
const cost: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 };
const keyBytes = 32;

/** PINs as `scrypt:<salt>:<key>`, both in base64, each with a salt of its own. */
export const scryptPinSealer: PinSealer = {
  seal: async (pin) => {
    const salt = randomBytes(16);
    return `scrypt:${salt.toString('base64')}:${(await derive(pin, salt)).toString('base64')}`;
  },
  matches: async (pin, sealed) => {
    const [scheme, salt = '', key = ''] = sealed.split(':');
    if (scheme !== 'scrypt') throw new Error('a sealed PIN of an unknown scheme');
    return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64')), Buffer.from(key, 'base64'));
  },
};

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
