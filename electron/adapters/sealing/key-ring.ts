import { randomBytes } from 'node:crypto';
import { DeclaredError } from '#contract/declared-error.ts';
import { keyBytes } from './derive-key.ts';
import { readKeyFile, writeKeyFile, type KeyFile } from './key-file.ts';
import type { Keychain } from './keychain.ts';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { passphraseCost, recoveryCost, unwrapKey, wrapKey, type ScryptCost } from './wrapped-key.ts';

/** Whether the data key is at hand, and what opens it. */
export type KeyState =
  | { readonly kind: 'held'; readonly dataKey: Uint8Array }
  /** There is no key yet, and nothing but a passphrase to keep one. */
  | { readonly kind: 'new' }
  /** There is a key that waits for its passphrase or recovery code. */
  | { readonly kind: 'locked' };

export interface KeptBy {
  readonly keychain: boolean;
  readonly passphrase: boolean;
  readonly recovery: boolean;
}

/** The data key of one casebook folder. */
export interface KeyRing {
  /**
   * The key as far as nobody has to be asked: from the keychain, or with the host's own secret. `mayMake` lets it make
   * one where there is none. Throws `store.key-unusable`.
   */
  readonly open: (mayMake: boolean) => Promise<KeyState>;
  /** Makes the key, kept by a passphrase. */
  readonly protect: (passphrase: string) => Promise<Uint8Array>;
  /** The key for a passphrase or a recovery code. Throws `store.wrong-passphrase`. */
  readonly unlock: (secret: string) => Promise<Uint8Array>;
  /**
   * Replaces the passphrase, or sets one beside the keychain. Throws `store.wrong-passphrase` unless `current` opens the
   * casebook or there was none.
   */
  readonly setPassphrase: (dataKey: Uint8Array, current: string | null, passphrase: string) => Promise<void>;
  /** A new recovery code, the only one that opens from now on. */
  readonly makeRecoveryCode: (dataKey: Uint8Array) => Promise<string>;
  /** What opens the casebook here. */
  readonly keptBy: () => KeptBy;
}

interface KeyRingParts {
  readonly dataFolder: string;
  readonly keychain: Keychain | null;
  /** A passphrase or recovery code that the host was started with. */
  readonly secret: string | null;
  /** How dear a guess at a passphrase is. */
  readonly cost?: ScryptCost;
}

export function createKeyRing({
  dataFolder,
  keychain,
  secret,
  cost = passphraseCost,
}: KeyRingParts): KeyRing {
  const file = (): KeyFile => {
    const keys = readKeyFile(dataFolder);
    if (!keys) throw new DeclaredError('store.key-unusable', { reason: 'the key file is missing' });
    return keys;
  };
  const make = async (passphrase: string | null): Promise<Uint8Array> => {
    if (readKeyFile(dataFolder)) throw new Error('the casebook has a key already');
    const dataKey = randomBytes(keyBytes);
    writeKeyFile(dataFolder, {
      version: 1,
      keychain: keychain ? await keychain.wrap(dataKey) : null,
      passphrase: passphrase === null ? null : await wrapKey(dataKey, passphrase, cost),
      recovery: null,
    });
    return dataKey;
  };
  const tryUnlock = async (typed: string): Promise<Uint8Array | null> => {
    const { passphrase, recovery } = file();
    const code = readRecoveryCode(typed);
    const byCode = recovery && code !== null ? await unwrapKey(recovery, code) : null;
    return byCode ?? (passphrase ? unwrapKey(passphrase, typed) : null);
  };
  return {
    open: async (mayMake) => {
      const keys = readKeyFile(dataFolder);
      if (!keys) {
        if (!mayMake) throw new DeclaredError('store.key-unusable', { reason: 'the key file is missing' });
        const canMake = keychain !== null || secret !== null;
        return canMake ? { kind: 'held', dataKey: await make(keychain ? null : secret) } : { kind: 'new' };
      }
      const fromKeychain = keychain && keys.keychain !== null ? await keychain.unwrap(keys.keychain) : null;
      const dataKey = fromKeychain ?? (secret === null ? null : await tryUnlock(secret));
      return dataKey ? { kind: 'held', dataKey } : { kind: 'locked' };
    },
    protect: make,
    unlock: async (typed) => {
      const dataKey = await tryUnlock(typed);
      if (!dataKey) throw new DeclaredError('store.wrong-passphrase', {});
      // A keychain that could not open it, after a new installation, can from now on.
      if (keychain) writeKeyFile(dataFolder, { ...file(), keychain: await keychain.wrap(dataKey) });
      return dataKey;
    },
    setPassphrase: async (dataKey, current, passphrase) => {
      const isAllowed =
        file().passphrase === null || (current !== null && (await tryUnlock(current)) !== null);
      if (!isAllowed) throw new DeclaredError('store.wrong-passphrase', {});
      const wrapped = await wrapKey(dataKey, passphrase, cost);
      writeKeyFile(dataFolder, { ...file(), passphrase: wrapped });
    },
    makeRecoveryCode: async (dataKey) => {
      const code = makeRecoveryCode();
      const recovery = await wrapKey(dataKey, code, recoveryCost);
      writeKeyFile(dataFolder, { ...file(), recovery });
      return code;
    },
    keptBy: () => {
      const keys = readKeyFile(dataFolder);
      if (!keys) return { keychain: false, passphrase: false, recovery: false };
      return {
        keychain: keychain !== null && keys.keychain !== null,
        passphrase: keys.passphrase !== null,
        recovery: keys.recovery !== null,
      };
    },
  };
}
