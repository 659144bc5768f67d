import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteReaderStore } from '#adapters/case-store/sqlite-reader-store.ts';
import { systemClock } from '#adapters/clock/system-clock.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { openDataKey } from './open-data-key.ts';
import { defaultDataFolder } from './places.ts';

/**
 * `femora reader list [--data DIR]` names the readers; `femora reader clear-pin NAME` takes away a forgotten PIN, which
 * the log keeps. Whoever may write the data folder may do this.
 */
export async function readerCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [what, name] = positionals;
  const folder = path.resolve(values.data ?? defaultDataFolder());
  const file = path.join(folder, 'casebook.sqlite');
  if (!existsSync(file)) {
    throw new DeclaredError('store.unavailable', { reason: 'there is no casebook in this folder' });
  }
  const database = openDatabase(file, await openDataKey(folder));
  try {
    const store = createSqliteReaderStore(database);
    const readers = await store.list();
    if (what === 'list') {
      const lines = readers.map((reader) => `${reader.name}${reader.sealedPin === null ? '' : ' (PIN)'}`);
      process.stdout.write(`${lines.join('\n') || 'There is no reader yet.'}\n`);
      return;
    }
    if (what !== 'clear-pin' || name === undefined) {
      throw new DeclaredError('request.invalid', {
        operation: 'reader',
        reason: 'say list or clear-pin NAME',
      });
    }
    const reader = readers.find((one) => one.name === name);
    if (!reader) throw new DeclaredError('reader.not-found', { readerId: name });
    await store.save(
      { ...reader, sealedPin: null, wrongPins: 0, lastWrongPinAt: null },
      { kind: 'pin-changed', at: systemClock.now(), readerId: reader.readerId, hasPin: false },
    );
    process.stdout.write(`${name} has no PIN now. Set one in Settings before anybody else reads.\n`);
  } finally {
    database.close();
  }
}
