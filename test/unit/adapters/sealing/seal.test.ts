import fc from 'fast-check';
import { createCipheriv, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKey } from '#adapters/sealing/derive-key.ts';
import { filmKey, isSealedFilm, sealFilm, unsealFilm } from '#adapters/sealing/film-seal.ts';
import { makeRecoveryCode, readRecoveryCode } from '#adapters/sealing/recovery-code.ts';
import { sealBytes, unsealBytes } from '#adapters/sealing/seal-bytes.ts';
import { unwrapKey, wrapKey, wrappedKeySchema } from '#adapters/sealing/wrapped-key.ts';
import { createHash } from 'node:crypto';

const key = new Uint8Array(32).fill(1);
const otherKey = new Uint8Array(32).fill(2);
const cheap = { N: 2 ** 10, r: 8, p: 1 };

describe('sealed bytes', () => {
  it('open at their place with their key, and are the bytes that were sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (plain, place) => {
        const opened = unsealBytes(key, sealBytes(key, plain, place), place);
        expect(opened && Buffer.compare(opened, plain)).toBe(0);
      }),
    );
  });

  it('are AES-256-GCM as any other tool writes it', () => {
    const nonce = Buffer.alloc(12, 9);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('cases.title a'));
    const sealed = Buffer.concat([nonce, cipher.update('DOE^JANE'), cipher.final(), cipher.getAuthTag()]);
    expect(Buffer.from(unsealBytes(key, sealed, 'cases.title a') ?? []).toString()).toBe('DOE^JANE');
  });

  it('do not open elsewhere, with another key, cut short, or with one bit changed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.nat({ max: 7 }),
        (plain, at, bit) => {
          const sealed = sealBytes(key, plain, 'here');
          const changed = Uint8Array.from(sealed);
          const index = at % changed.length;
          changed[index] = (changed[index] ?? 0) ^ (1 << bit);
          for (const [with_, bytes, place] of [
            [key, sealed, 'there'],
            [otherKey, sealed, 'here'],
            [key, changed, 'here'],
            [key, sealed.subarray(0, at % sealed.length), 'here'],
          ] as const) {
            expect(unsealBytes(with_, bytes, place)).toBeNull();
          }
        },
      ),
    );
  });

  it('are other bytes each time', () => {
    const [a, b] = [sealBytes(key, Uint8Array.of(1, 2), ''), sealBytes(key, Uint8Array.of(1, 2), '')];
    expect(Buffer.compare(a, b)).not.toBe(0);
  });
});

describe('a sealed film', () => {
  const plain = Buffer.from('a radiograph');
  const fileId = createHash('sha256').update(plain).digest('hex');

  it('opens with its own key and no other film’s', () => {
    const pieces = [plain.subarray(0, 3), plain.subarray(3, 4), plain.subarray(4)];
    const sealed = Buffer.concat([...sealFilm(filmKey(key, fileId), pieces, fileId)]);
    expect(isSealedFilm(sealed)).toBe(true);
    expect(unsealFilm(filmKey(key, fileId), sealed, fileId)).toEqual(plain);
    expect(unsealFilm(filmKey(key, 'another'), sealed, fileId)).toBeNull();
    expect(unsealFilm(filmKey(key, fileId), sealed, 'another')).toBeNull();
  });

  it('from before films were sealed is taken when it is still the file it is named after', () => {
    expect(unsealFilm(filmKey(key, fileId), plain, fileId)).toEqual(plain);
    expect(unsealFilm(filmKey(key, fileId), Buffer.from('another film'), fileId)).toBeNull();
  });
});

describe('keys', () => {
  it('for different purposes differ, and are HKDF with SHA-256', () => {
    const derived = deriveKey(key, 'cells');
    expect(Buffer.compare(derived, deriveKey(key, 'film a'))).not.toBe(0);
    expect(Buffer.from(derived)).toEqual(Buffer.from(hkdfSync('sha256', key, '', 'femora cells', 32)));
  });

  it('wrapped under a passphrase come back with it, however it is typed, and with no other', async () => {
    const wrapped = wrappedKeySchema.parse(await wrapKey(key, 'Kn\u00f6chel im Gips', cheap));
    expect(await unwrapKey(wrapped, 'Kno\u0308chel im Gips')).toEqual(Buffer.from(key));
    expect(await unwrapKey(wrapped, 'Knochel im Gips')).toBeNull();
    expect(JSON.stringify(wrapped)).not.toContain(Buffer.from(key).toString('base64'));
  });

  it('refuse a key file that asks for more memory than a computer has', () => {
    const dear = { salt: '', N: 2 ** 30, r: 8, p: 1, sealed: '' };
    expect(wrappedKeySchema.safeParse(dear).success).toBe(false);
  });
});

describe('a recovery code', () => {
  it('is read back from what a hand wrote and somebody typed', () => {
    fc.assert(
      fc.property(fc.constant(null), () => {
        const code = makeRecoveryCode();
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/);
        expect(readRecoveryCode(code)).toBe(code);
        const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readRecoveryCode(` ${typed} `)).toBe(code);
      }),
    );
    expect(readRecoveryCode('a passphrase of many words')).toBeNull();
    expect(readRecoveryCode('')).toBeNull();
  });
});
