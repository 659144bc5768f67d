import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSealedFilm } from '#adapters/sealing/film-seal.ts';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { askDoor } from '#test/builders/ask-door.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { demoFile, removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { giveKey } from '#test/builders/test-key.ts';

const oldCasebook = path.resolve('test/fixtures/casebooks/version-4.sqlite');
const { marked, committed } = readingEvents();

let running: RunningFemora | undefined;
let dataFolder = '';

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-seal-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  removeFolder(dataFolder);
});

/** Every file of the data folder, with what it holds. */
function filesOf(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      name: path.relative(dataFolder, path.join(entry.parentPath, entry.name)),
      bytes: readFileSync(path.join(entry.parentPath, entry.name)),
    }));
}

/** Names of the files in which one of the words can be read. */
function filesWith(...words: readonly string[]): readonly string[] {
  return filesOf()
    .filter(({ bytes }) =>
      words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'))),
    )
    .map(({ name }) => name);
}

describe('what lies on the disk', () => {
  it('holds no word of a patient, a read or a film, while Femora runs and after it', async () => {
    running = startFemora(dataFolder);
    const { client } = running;
    const { plane } = drawPhantom({ seed: 21, side: 'right' });
    const film = writeDicom(plane, { patientName: 'SECRET^PATIENT', patientId: 'S-4711' });
    const { caseId } = await running.femora.importFile('named-after-nobody.dcm', film);
    const { call, confidencePercent, findings } = committed.read;
    const change = { addTags: ['a tag of ours'], removeTags: [], isArchived: null };
    await client.call('cases.label', { caseIds: [caseId], change });
    await client.call('reading.mark', { caseId, mark: marked.mark });
    const note = 'for nobody else';
    await client.call('reading.commit', { caseId, read: { call, confidencePercent, findings, note } });
    await client.call('storage.backUp', {});

    const words = ['SECRET', 'S-4711', 'named-after', note, 'tag of ours', 'nonpathologic', 'DICM'];
    // Words that would be found: three stand in the film as it was received.
    expect(words.filter((word) => Buffer.from(film).includes(word))).toEqual(['SECRET', 'S-4711', 'DICM']);
    expect(filesWith(...words)).toEqual([]);
    const names = filesOf().map(({ name }) => name);
    for (const part of ['casebook.sqlite', 'backups', 'files']) {
      expect(names.some((name) => name.startsWith(part))).toBe(true);
    }
    await running.stop();
    expect(filesWith(...words)).toEqual([]);
    // And all of it can be read with the key.
    running = startFemora(dataFolder);
    expect(await running.client.call('cases.get', { caseId })).toMatchObject({
      title: expect.stringContaining('SECRET') as string,
    });
    const image = await askDoor(running.femora, `/bytes/image/${caseId}`);
    expect(image.status).toBe(200);
  });

  it('is sealed when it comes from a release that did not seal, backups and films too', async () => {
    giveKey(dataFolder);
    copyFileSync(oldCasebook, path.join(dataFolder, 'casebook.sqlite'));
    const words = ['DEMO^PHANTOM', 'film.dcm', 'nonpathologic'];
    expect(filesWith(...words)).toEqual(['casebook.sqlite']);
    running = startFemora(dataFolder);
    const { client } = running;
    const cases = await client.call('cases.list', {});
    expect(cases.map(({ title }) => title)).toEqual(['DEMO^PHANTOM', 'DEMO^PHANTOM']);
    expect((await client.call('storage.check', {})).log.brokenAt).toBeNull();
    await running.stop();
    const names = filesOf().map(({ name }) => name);
    expect(names.filter((name) => name.includes('before-update'))).toHaveLength(1);
    expect(filesWith(...words)).toEqual([]);
    // The backup from before is still the way back.
    running = startFemora(dataFolder);
    const { backups } = await running.client.call('storage.status', {});
    const backup = backups.find(({ kind }) => kind === 'before-update')?.name ?? '';
    expect((await running.client.call('storage.restore', { backup })).fault).toBeNull();
    expect(await running.client.call('cases.list', {})).toHaveLength(2);
  });

  it('holds films from before sealed at the next start', async () => {
    running = startFemora(dataFolder);
    const caseId = await running.importDemo();
    await running.stop();
    const [film] = filesOf().filter(({ name }) => name.startsWith('files'));
    expect(film && isSealedFilm(film.bytes)).toBe(true);
    writeFileSync(path.join(dataFolder, film?.name ?? ''), readFileSync(demoFile));
    running = startFemora(dataFolder);
    const image = await askDoor(running.femora, `/bytes/image/${caseId}`);
    expect(image.status).toBe(200);
    await expect
      .poll(() => isSealedFilm(readFileSync(path.join(dataFolder, film?.name ?? ''))), { timeout: 5000 })
      .toBe(true);
  });

  it('shows no film that was changed or exchanged on the disk', async () => {
    running = startFemora(dataFolder);
    const caseId = await running.importDemo();
    await running.stop();
    const [film] = filesOf().filter(({ name }) => name.startsWith('files'));
    const changed = Buffer.from(film?.bytes ?? []);
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    for (const bytes of [changed, Buffer.from('another film')]) {
      writeFileSync(path.join(dataFolder, film?.name ?? ''), bytes);
      running = startFemora(dataFolder);
      const image = await askDoor(running.femora, `/bytes/image/${caseId}`);
      expect(await image.json()).toMatchObject({ code: 'image.unreadable' });
      await running.stop();
      running = undefined;
    }
  });
});

describe('a casebook without a keychain', () => {
  it('asks for a passphrase, gives a recovery code, and opens with either', async () => {
    running = startFemora(dataFolder, { keychain: null });
    const { client, femora } = running;
    expect(await femora.isOpen()).toBe(false);
    expect((await client.call('storage.status', {})).seal).toMatchObject({ state: 'new' });
    for (const refused of [
      client.call('readers.session', {}),
      client.call('storage.backUp', {}),
      femora.importFile('film.dcm', new Uint8Array()),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 'store.locked' });
    }
    await expect(client.call('storage.protect', { passphrase: 'short' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    const heard: string[] = [];
    client.on('storage.changed', ({ seal }) => heard.push(seal.state));
    const { recoveryCode } = await client.call('storage.protect', { passphrase: 'eight or more' });
    expect(heard).toEqual(['open']);
    await femora.whenOpen();
    await client.call('readers.add', { name: 'Dr Adler', pin: null });
    await running.importDemo();
    await running.stop();
    expect(filesWith('eight or more', recoveryCode)).toEqual([]);

    for (const secret of ['eight or more', recoveryCode.toLowerCase()]) {
      running = startFemora(dataFolder, { keychain: null });
      const { seal } = await running.client.call('storage.status', {});
      expect(seal).toEqual({ state: 'locked', keychain: false, passphrase: true, recovery: true });
      await expect(running.client.call('cases.list', {})).rejects.toMatchObject({ code: 'store.locked' });
      await expect(running.client.call('storage.unlock', { secret: 'wrong' })).rejects.toMatchObject({
        code: 'store.wrong-passphrase',
      });
      await expect(running.client.call('storage.makeRecoveryCode', {})).rejects.toMatchObject({
        code: 'store.locked',
      });
      expect((await running.client.call('storage.unlock', { secret })).seal.state).toBe('open');
      expect(await running.client.call('cases.list', {})).toHaveLength(1);
      await running.stop();
    }
    // A host that was started with the passphrase asks nobody.
    running = startFemora(dataFolder, { keychain: null, secret: 'eight or more' });
    expect(await running.client.call('cases.list', {})).toHaveLength(1);
  });

  it('says plainly that its key file is gone, or is another casebook’s, and touches nothing', async () => {
    running = startFemora(dataFolder);
    await running.importDemo();
    await running.stop();
    const keyFiles = [
      path.join(dataFolder, 'casebook.key.json'),
      path.join(dataFolder, 'backups/casebook.key.json'),
    ];
    const kept = readFileSync(keyFiles[0] ?? '');
    for (const file of keyFiles) rmSync(file);
    const whole = readFileSync(path.join(dataFolder, 'casebook.sqlite'));
    const faultOf = async (): Promise<string | undefined> => {
      running = startFemora(dataFolder);
      const { fault } = await running.client.call('storage.status', {});
      await expect(running.client.call('cases.list', {})).rejects.toMatchObject({ code: fault?.code });
      await running.stop();
      return fault?.code;
    };
    expect(await faultOf()).toBe('store.key-unusable');
    const other = kept.toString().replace(/"test [^"]*"/, `"test ${Buffer.alloc(32, 9).toString('base64')}"`);
    writeFileSync(keyFiles[0] ?? '', other);
    expect(await faultOf()).toBe('store.wrong-key');
    expect(readFileSync(path.join(dataFolder, 'casebook.sqlite')).equals(whole)).toBe(true);
    writeFileSync(keyFiles[0] ?? '', kept);
    running = startFemora(dataFolder);
    expect(await running.client.call('cases.list', {})).toHaveLength(1);
  });
});
