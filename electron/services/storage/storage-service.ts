import type { Handlers } from '#contract/contract-types.ts';
import type { StorageStatus } from '#contract/storage.ts';
import type { Announcer } from '../announcer.ts';
import type { CasebookKeeper } from './casebook-keeper.ts';

export type StorageHandlers = Pick<
  Handlers,
  | 'storage.status'
  | 'storage.backUp'
  | 'storage.check'
  | 'storage.restore'
  | 'storage.protect'
  | 'storage.unlock'
  | 'storage.setPassphrase'
  | 'storage.makeRecoveryCode'
>;

/** State of the casebook's file, its backups, and the way back to one of them. */
export function createStorageService(keeper: CasebookKeeper, announcer: Announcer): StorageHandlers {
  const status = async (): Promise<StorageStatus> => ({
    ...keeper.status(),
    backups: [...(await keeper.backups())],
  });
  const announceStatus = async (): Promise<StorageStatus> => {
    const changed = await status();
    announcer.announce('storage.changed', changed);
    return changed;
  };
  return {
    'storage.status': status,
    'storage.backUp': async () => {
      await keeper.backUp();
      return announceStatus();
    },
    'storage.check': () => keeper.check(),
    'storage.restore': async ({ backup }) => {
      await keeper.restore(backup);
      return announceStatus();
    },
    'storage.protect': async ({ passphrase }) => {
      const recoveryCode = await keeper.protect(passphrase);
      await announceStatus();
      return { recoveryCode };
    },
    'storage.unlock': async ({ secret }) => {
      await keeper.unlock(secret);
      return announceStatus();
    },
    'storage.setPassphrase': async ({ current, passphrase }) => {
      await keeper.setPassphrase(current, passphrase);
      return announceStatus();
    },
    'storage.makeRecoveryCode': async () => {
      const recoveryCode = await keeper.makeRecoveryCode();
      await announceStatus();
      return { recoveryCode };
    },
  };
}
