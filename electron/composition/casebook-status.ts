import type { KeyRing } from '#adapters/sealing/key-ring.ts';
import type { StorageStatus } from '#contract/storage.ts';
import type { CasebookState } from './open-casebook.ts';

/** What a window is told of the state of the casebook. */
export function statusOf(state: CasebookState, keys: KeyRing): Pick<StorageStatus, 'seal' | 'fault'> {
  if (state.kind === 'faulted') {
    const { code, data } = state.error;
    const reason = 'reason' in data ? data.reason : '';
    return {
      fault: { code, reason },
      seal: { state: 'open', keychain: false, passphrase: false, recovery: false },
    };
  }
  const lock = state.kind === 'open' ? 'open' : state.isNew ? 'new' : 'locked';
  return { fault: null, seal: { state: lock, ...keys.keptBy() } };
}
