import type { Handlers } from '#contract/contract-types.ts';
import { keyBindingsSchema } from '#contract/key-bindings.ts';
import { standardBindings } from '#domain/keys/bound-keys.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import type { SettingsStore } from './settings-store.ts';

/** Keys and mouse buttons of the reader who is signed in. */
export function createKeyBindingsService(
  store: SettingsStore,
  session: ReaderSession,
): Pick<Handlers, 'keys.get' | 'keys.save'> {
  const keyOfReader = async (): Promise<string> => `key-bindings/${(await session.require()).readerId}`;
  return {
    'keys.get': async () => {
      const text = await store.read(await keyOfReader());
      return text ? keyBindingsSchema.parse(JSON.parse(text)) : standardBindings;
    },
    'keys.save': async (bindings) => {
      await store.write(await keyOfReader(), JSON.stringify(bindings));
      return bindings;
    },
  };
}
