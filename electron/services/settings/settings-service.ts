import type { Handlers } from '#contract/contract-types.ts';
import { settingsSchema, type Settings } from '#contract/settings.ts';
import type { SettingsStore } from './settings-store.ts';

const key = 'settings';

/** At first start: the paper's plausible emergency-department prevalence of 4 %. */
const initialSettings: Settings = { prevalence: 0.04 };

export async function readSettings(store: SettingsStore): Promise<Settings> {
  const text = await store.read(key);
  return text ? settingsSchema.parse(JSON.parse(text)) : initialSettings;
}

/** The clinic's prevalence. */
export function createSettingsService(
  store: SettingsStore,
): Pick<Handlers, 'settings.get' | 'settings.save'> {
  return {
    'settings.get': () => readSettings(store),
    'settings.save': async (settings) => {
      await store.write(key, JSON.stringify(settings));
      return settings;
    },
  };
}
