import path from 'node:path';
import { readKeyFile, writeKeyFile } from '#adapters/sealing/key-file.ts';
import type { Keychain } from '#adapters/sealing/keychain.ts';
import { wrapKey } from '#adapters/sealing/wrapped-key.ts';

/** The data key of every casebook that tests make. */
export const testKey = new Uint8Array(32).fill(7);

/** A keychain of the operating system that keeps its secrets badly. */
export const testKeychain: Keychain = {
  wrap: (key) => Promise.resolve(`test ${Buffer.from(key).toString('base64')}`),
  unwrap: (wrapped) =>
    Promise.resolve(wrapped.startsWith('test ') ? Buffer.from(wrapped.slice(5), 'base64') : null),
};

/** What `FEMORA_PASSPHRASE` holds where a test starts a real program. */
export const testPassphrase = 'a passphrase for tests';

// Guesses at it may be cheap: everybody knows it.
const wrapped = await wrapKey(testKey, testPassphrase, { N: 2 ** 10, r: 8, p: 1 });

/** Gives a data folder the key of tests, unless it has a key already. */
export function giveKey(dataFolder: string): void {
  if (readKeyFile(path.resolve(dataFolder))) return;
  writeKeyFile(dataFolder, {
    version: 1,
    keychain: `test ${Buffer.from(testKey).toString('base64')}`,
    passphrase: wrapped,
    recovery: null,
  });
}
