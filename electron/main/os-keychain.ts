import { safeStorage } from 'electron';
import type { Keychain } from '#adapters/sealing/keychain.ts';

/**
 * DPAPI, the macOS keychain, or libsecret and KWallet; null where there is none. What Electron calls `basic_text` on
 * Linux is no keychain: its password is the same everywhere. Asked only when the application is ready.
 */
export function osKeychain(): Keychain | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === 'linux' && !trustedBackends.has(safeStorage.getSelectedStorageBackend()))
    return null;
  return {
    wrap: (key) =>
      Promise.resolve(safeStorage.encryptString(Buffer.from(key).toString('base64')).toString('base64')),
    unwrap: (wrapped) => {
      try {
        return Promise.resolve(
          Buffer.from(safeStorage.decryptString(Buffer.from(wrapped, 'base64')), 'base64'),
        );
      } catch {
        return Promise.resolve(null);
      }
    },
  };
}

const trustedBackends: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);
