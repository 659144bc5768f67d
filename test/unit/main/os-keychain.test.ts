import { describe, expect, it } from 'vitest';
import { osKeychain } from '../../../electron/main/os-keychain.ts';

const key = new Uint8Array(32).fill(3);

/** Electron's store of secrets over an account whose password is `account`. */
const secretsOf = (account: string, backend: 'basic_text' | 'gnome_libsecret' = 'gnome_libsecret') => ({
  getSelectedStorageBackend: () => backend,
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (plain: string) => Promise.resolve(Buffer.from(`${account}:${plain}`)),
  decryptStringAsync: (wrapped: Buffer) => {
    const [owner, result = ''] = wrapped.toString().split(':');
    if (owner !== account) return Promise.reject(new Error('of another account'));
    return Promise.resolve({ result, shouldReEncrypt: false });
  },
});

describe('the keychain of the operating system', () => {
  it('gives the key back to the account that kept it, and to no other', async () => {
    const keychain = await osKeychain(secretsOf('adler'), 'linux');
    const wrapped = (await keychain?.wrap(key)) ?? '';
    expect(await keychain?.unwrap(wrapped)).toEqual(Buffer.from(key));
    const another = await osKeychain(secretsOf('brandt'), 'linux');
    expect(await another?.unwrap(wrapped)).toBeNull();
  });

  it('is none where the password is the same everywhere, where none is available, and in an old Electron', async () => {
    expect(await osKeychain(secretsOf('adler', 'basic_text'), 'linux')).toBeNull();
    expect(await osKeychain(secretsOf('adler', 'basic_text'), 'win32')).not.toBeNull();
    const unavailable = { ...secretsOf('adler'), isAsyncEncryptionAvailable: () => Promise.resolve(false) };
    expect(await osKeychain(unavailable, 'darwin')).toBeNull();
    expect(await osKeychain({ getSelectedStorageBackend: () => 'gnome_libsecret' }, 'linux')).toBeNull();
  });
});
