import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSqlite } from '#adapters/case-store/load-sqlite.ts';
import { sealCells } from '#adapters/case-store/seal-cells.ts';
import { giveReader } from '#test/builders/give-reader.ts';
import { removeFolder } from '#test/builders/running-femora.ts';
import { testKey, testPassphrase } from '#test/builders/test-key.ts';

let dataFolder = '';
let passphrase = testPassphrase;

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-test-'));
  giveReader(dataFolder);
});
afterEach(() => {
  removeFolder(dataFolder);
});

/** The command line itself, started from its sources. */
function femora(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['electron/headless/femora.ts', ...args, '--data', dataFolder],
    { encoding: 'utf8', env: { ...process.env, FEMORA_PASSPHRASE: passphrase } },
  );
  return { status, stdout, stderr };
}

/** Changes the log past every rule of Femora, as somebody with another tool, and with the key, would. */
function meddle(): void {
  const database = new (loadSqlite().DatabaseSync)(path.join(dataFolder, 'casebook.sqlite'));
  sealCells(database, testKey);
  database.exec(`
    DROP TRIGGER log_is_not_changed;
    UPDATE log SET event =
      seal(replace(unseal(event, 'log.event', sequence), 'Reader 1', 'Reader 2'), 'log.event', sequence)`);
  database.close();
}

describe('the log on the command line', () => {
  it('is whole until somebody changes it, and then the first broken entry is named', () => {
    // Given a log that also holds a PIN taken away.
    expect(femora('reader', 'clear-pin', 'Reader 1')).toMatchObject({ status: 0 });
    const whole = femora('audit', 'verify');
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toContain('The log is whole: 2 entries.');
    const [head = ''] = /[0-9a-f]{64}/.exec(whole.stdout) ?? [];
    meddle();
    const broken = femora('audit', 'verify', '--head', head);
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('BROKEN at entry 1');
    expect(broken.stdout).toContain('reader-added');
    expect(broken.stdout).toContain('is NOT in the log');
  });

  it('is not read without the passphrase, and says what is missing', () => {
    passphrase = 'another passphrase';
    const locked = femora('audit', 'verify');
    passphrase = testPassphrase;
    expect(locked).toMatchObject({ status: 2, stdout: '' });
    expect(locked.stderr).toContain('The casebook is locked.');
    expect(locked.stderr).toContain('FEMORA_PASSPHRASE');
  });
});
