import type { SafeStorage } from 'electron';
import type { Keychain } from '#adapters/sealing/keychain.ts';

/** What is used of Electron's `safeStorage`. An Electron before 40 has only calls that block, and no keychain here. */
type SystemSecrets = Pick<SafeStorage, 'getSelectedStorageBackend'> &
  Partial<Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>>;

/** What Electron calls `basic_text` on Linux is no keychain: its password is the same on every computer. */
const linuxKeychains: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/**
 * DPAPI on Windows, the keychain of macOS, libsecret or KWallet on Linux; null where there is none. Called when the
 * application is ready.
 */
export async function osKeychain(
  secrets: SystemSecrets,
  platform: NodeJS.Platform,
): Promise<Keychain | null> {
  const { encryptStringAsync: encrypt, decryptStringAsync: decrypt } = secrets;
  if (!encrypt || !decrypt || (await secrets.isAsyncEncryptionAvailable?.()) !== true) return null;
  if (platform === 'linux' && !linuxKeychains.has(secrets.getSelectedStorageBackend())) return null;
  return {
    wrap: async (key) => (await encrypt(Buffer.from(key).toString('base64'))).toString('base64'),
    unwrap: async (wrapped) => {
      try {
        const { result } = await decrypt(Buffer.from(wrapped, 'base64'));
        return Buffer.from(result, 'base64');
      } catch {
        return null;
      }
    },
  };
}
