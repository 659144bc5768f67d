import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyRing, type KeyRing } from '#adapters/sealing/key-ring.ts';
import type { Keychain } from '#adapters/sealing/keychain.ts';
import { testKeychain } from '#test/builders/test-key.ts';

let dataFolder = '';
let file = '';

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-key-'));
  file = path.join(dataFolder, 'casebook.key.json');
});
afterEach(() => {
  rmSync(dataFolder, { recursive: true, force: true });
});

const ring = (keychain: Keychain | null = null, secret: string | null = null): KeyRing =>
  createKeyRing({ dataFolder, keychain, secret, cost: { N: 2 ** 10, r: 8, p: 1 } });

async function heldBy(opening: KeyRing): Promise<Uint8Array> {
  const state = await opening.open(true);
  if (state.kind !== 'held') throw new Error(`it is ${state.kind}`);
  return state.dataKey;
}

describe('the key of a casebook', () => {
  it('is made and opened without a question where the system has a keychain', async () => {
    const made = await heldBy(ring(testKeychain));
    expect(made).toHaveLength(32);
    expect(await heldBy(ring(testKeychain))).toEqual(made);
    expect(ring(testKeychain).keptBy()).toEqual({ keychain: true, passphrase: false, recovery: false });
  });

  it('waits for a passphrase where there is none, and opens with it from then on', async () => {
    expect(await ring().open(true)).toEqual({ kind: 'new' });
    expect(readdirSync(dataFolder)).toEqual([]);
    const made = await ring().protect('eight or more');
    expect(await ring().open(true)).toEqual({ kind: 'locked' });
    expect(Buffer.from(await ring().unlock('eight or more'))).toEqual(Buffer.from(made));
    await expect(ring().unlock('another one')).rejects.toMatchObject({ code: 'store.wrong-passphrase' });
    expect(Buffer.from(await heldBy(ring(null, 'eight or more')))).toEqual(Buffer.from(made));
    expect(await ring(null, 'another one').open(true)).toEqual({ kind: 'locked' });
    await expect(ring().protect('a second time')).rejects.toThrow('has a key already');
  });

  it('opens with the newest recovery code and no earlier one', async () => {
    const made = await ring().protect('eight or more');
    const first = await ring().makeRecoveryCode(made);
    expect(Buffer.from(await ring().unlock(first.toLowerCase()))).toEqual(Buffer.from(made));
    const second = await ring().makeRecoveryCode(made);
    await expect(ring().unlock(first)).rejects.toMatchObject({ code: 'store.wrong-passphrase' });
    expect(Buffer.from(await ring().unlock(second))).toEqual(Buffer.from(made));
  });

  it('gets another passphrase only from who knows the one until now, or the code', async () => {
    const made = await ring().protect('eight or more');
    const code = await ring().makeRecoveryCode(made);
    for (const current of [null, 'wrong', '']) {
      await expect(ring().setPassphrase(made, current, 'the new one')).rejects.toMatchObject({
        code: 'store.wrong-passphrase',
      });
    }
    await ring().setPassphrase(made, 'eight or more', 'the new one');
    await expect(ring().unlock('eight or more')).rejects.toMatchObject({ code: 'store.wrong-passphrase' });
    await ring().setPassphrase(made, code, 'the newest one');
    expect(Buffer.from(await ring().unlock('the newest one'))).toEqual(Buffer.from(made));
  });

  it('whose keychain is lost opens by its code, and by the new keychain afterwards', async () => {
    const made = await heldBy(ring(testKeychain));
    const code = await ring(testKeychain).makeRecoveryCode(made);
    const newKeychain: Keychain = {
      wrap: (key) => Promise.resolve(`new ${Buffer.from(key).toString('hex')}`),
      unwrap: (text) => Promise.resolve(text.startsWith('new ') ? Buffer.from(text.slice(4), 'hex') : null),
    };
    expect(await ring(newKeychain).open(true)).toEqual({ kind: 'locked' });
    await ring(newKeychain).unlock(code);
    expect(Buffer.from(await heldBy(ring(newKeychain)))).toEqual(Buffer.from(made));
  });

  it('stands in no file, and survives the loss of one of its two files', async () => {
    const made = await ring().protect('eight or more');
    await ring().makeRecoveryCode(made);
    for (const encoding of ['base64', 'hex', 'latin1'] as const) {
      expect(readFileSync(file, 'latin1')).not.toContain(Buffer.from(made).toString(encoding));
    }
    rmSync(file);
    expect(Buffer.from(await ring().unlock('eight or more'))).toEqual(Buffer.from(made));
    writeFileSync(file, 'not JSON');
    expect(Buffer.from(await ring().unlock('eight or more'))).toEqual(Buffer.from(made));
  });

  it('is never made anew over one that is broken, or for a casebook that is sealed', async () => {
    await expect(ring(testKeychain).open(false)).rejects.toMatchObject({ code: 'store.key-unusable' });
    expect(readdirSync(dataFolder)).toEqual([]);
    await ring().protect('eight or more');
    for (const place of [file, path.join(dataFolder, 'backups', 'casebook.key.json')]) {
      writeFileSync(place, '{"version":1}');
    }
    await expect(ring(testKeychain).open(true)).rejects.toMatchObject({ code: 'store.key-unusable' });
  });
});
