import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { caseRecord } from '#test/builders/case-record.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { testKey } from '#test/builders/test-key.ts';

let running: RunningFemora | undefined;
let dataFolder = '';
let file = '';

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-test-'));
  file = path.join(dataFolder, 'casebook.sqlite');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  removeFolder(dataFolder);
});

async function givenCase(caseId: string): Promise<void> {
  const database = openDatabase(file, testKey);
  await createSqliteCaseStore(database).add(caseRecord({ caseId }), Uint8Array.of(1));
  database.close();
}

async function titles(): Promise<string[]> {
  return ((await running?.client.call('cases.list', {})) ?? []).map(({ caseId }) => caseId);
}

describe('the casebook file', () => {
  it('goes back to a backup while it runs, and the windows hear of it', async () => {
    running = startFemora(dataFolder);
    const { client } = running;
    await givenCase('kept');
    const { backups } = await client.call('storage.backUp', {});
    const backup = backups.find(({ kind }) => kind === 'asked-for')?.name ?? '';
    await givenCase('left out');
    expect(await titles()).toHaveLength(2);
    const before = await client.call('storage.status', {});
    const heard: string[] = [];
    client.on('storage.changed', ({ openedAt }) => heard.push(openedAt));

    const restored = await client.call('storage.restore', { backup });
    expect(restored.fault).toBeNull();
    expect(restored.openedAt > before.openedAt).toBe(true);
    expect(heard).toEqual([restored.openedAt]);
    expect(restored.backups[0]?.kind).toBe('before-restore');
    expect(await titles()).toEqual(['kept']);
    // The services work on: the reader is signed in again, and the log knows of the restore.
    const { problems, log } = await client.call('storage.check', {});
    expect({ problems, brokenAt: log.brokenAt }).toEqual({ problems: [], brokenAt: null });
    await expect(client.call('storage.restore', { backup: 'no such' })).rejects.toMatchObject({
      code: 'store.backup-unusable',
    });
    expect(await titles()).toEqual(['kept']);
  });

  it('that is damaged answers why, and nothing but the way back', async () => {
    running = startFemora(dataFolder);
    await givenCase('kept');
    const { backups } = await running.client.call('storage.backUp', {});
    await running.stop();
    const damaged = Buffer.from(readFileSync(file)).fill(0xa5, 4096);
    writeFileSync(file, damaged);

    running = startFemora(dataFolder);
    const { client, femora } = running;
    expect(await femora.isOpen()).toBe(false);
    expect((await client.call('storage.status', {})).fault?.code).toBe('store.damaged');
    await expect(client.call('cases.list', {})).rejects.toMatchObject({ code: 'store.damaged' });
    await expect(client.call('storage.backUp', {})).rejects.toMatchObject({ code: 'store.damaged' });
    await expect(femora.importFile('film.dcm', new Uint8Array())).rejects.toMatchObject({
      code: 'store.damaged',
    });
    // The file was not touched.
    expect(readFileSync(file).equals(damaged)).toBe(true);

    const backup = backups.find(({ kind }) => kind === 'asked-for')?.name ?? '';
    expect((await client.call('storage.restore', { backup })).fault).toBeNull();
    expect(await titles()).toEqual(['kept']);
    expect(await femora.isOpen()).toBe(true);
  });

  it('is backed up at the first start of a day', async () => {
    running = startFemora(dataFolder);
    await running.stop();
    running = startFemora(dataFolder);
    const { backups } = await running.client.call('storage.status', {});
    expect(backups.map(({ kind }) => kind)).toEqual(['daily']);
  });
});
