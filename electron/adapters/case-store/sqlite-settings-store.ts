import type { SettingsStore } from '#services/settings/settings-store.ts';
import type { Database } from './database.ts';

/** Settings in the casebook's file, so that one file is the whole state. */
export function createSqliteSettingsStore(database: Database): SettingsStore {
  const select = database.prepare('SELECT value FROM settings WHERE key = ?');
  const upsert = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM settings WHERE key = ?');
  return {
    read: (key) => {
      const row = select.get(key);
      return Promise.resolve(row ? String(row['value']) : null);
    },
    write: async (key, value) => {
      upsert.run(key, value);
      return Promise.resolve();
    },
    remove: async (key) => {
      remove.run(key);
      return Promise.resolve();
    },
  };
}
