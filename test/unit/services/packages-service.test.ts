import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageReport } from '#contract/model-package.ts';
import { askDoor } from '#test/builders/ask-door.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { shippedPackage } from '#test/builders/shipped-packages.ts';
import { tinyPackage, type TinyPackage } from '#test/builders/tiny-package.ts';
import { packFiles } from '../../../build/model/pack-files.ts';

let running: RunningFemora;

beforeEach(() => {
  running = startFemora();
});

afterEach(async () => {
  await running.stop();
  removeFolder(running.dataFolder);
});

/** Sends files as a window does; answers the upload id, or the code of the refusal. */
async function send(files: readonly (readonly [string, Uint8Array])[]): Promise<string> {
  let uploadId = '';
  for (const [name, bytes] of files) {
    const query = new URLSearchParams({ name, ...(uploadId === '' ? {} : { upload: uploadId }) });
    const answer = await askDoor(running.femora, `/bytes/model?${query.toString()}`, {
      method: 'POST',
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    const said = (await answer.json()) as Record<string, string>;
    if (said['uploadId'] === undefined) return said['code'] ?? '';
    uploadId = said['uploadId'];
  }
  return uploadId;
}

const sendArchive = ({ files }: TinyPackage): Promise<string> =>
  send([['tiny.femora-model', packFiles(files)]]);

const trustOf = ({ fingerprint }: TinyPackage) => ({ kind: 'publisher', fingerprint }) as const;

/** What is left of uploads in the data folder. */
async function leftovers(): Promise<readonly string[]> {
  const models = path.join(running.dataFolder, 'models');
  await mkdir(models, { recursive: true });
  return (await readdir(models)).filter((name) => name.startsWith('.'));
}

async function importTiny(tiny: TinyPackage): Promise<PackageReport> {
  const uploadId = await sendArchive(tiny);
  return running.client.call('models.import', { uploadId, trust: trustOf(tiny) });
}

describe('a package sent by the window', { timeout: 60_000 }, () => {
  it('of a stranger is asked about, tried, and read with from the next start on', async () => {
    const tiny = tinyPackage();
    const uploadId = await sendArchive(tiny);
    await expect(running.client.call('models.import', { uploadId, trust: null })).rejects.toMatchObject({
      code: 'model.unknown-publisher',
      data: { fingerprint: tiny.fingerprint },
    });
    const report = await running.client.call('models.import', { uploadId, trust: trustOf(tiny) });
    expect(report).toMatchObject({ name: 'tiny', version: '1.0.0', card: '# Tiny\n' });
    expect(report.goldenFilms.map(({ passed }) => passed)).toEqual([true]);
    expect(await leftovers()).toEqual([]);
    const listed = await running.client.call('models.list', {});
    expect(listed.find(({ name }) => name === 'tiny')).toMatchObject({
      title: 'Test model',
      origin: 'imported',
      isReadWith: false,
      isChosen: true,
    });
    expect(listed.find(({ isReadWith }) => isReadWith)).toMatchObject({
      name: 'femora-hip',
      isChosen: false,
    });
  });

  it('as a folder is imported, whatever else lies in that folder', async () => {
    const tiny = tinyPackage();
    const files = Object.entries(tiny.files).map(([name, bytes]) => [`tiny pack/${name}`, bytes] as const);
    const uploadId = await send([...files, ['tiny pack/.DS_Store', new Uint8Array(4)]]);
    const { name } = await running.client.call('models.import', { uploadId, trust: trustOf(tiny) });
    expect(name).toBe('tiny');
    expect(await leftovers()).toEqual([]);
  });

  it('that is none is refused under the name the user knows and leaves nothing behind', async () => {
    const uploadId = await send([['holiday (2).femora-model', new TextEncoder().encode('photo')]]);
    await expect(running.client.call('models.import', { uploadId, trust: null })).rejects.toMatchObject({
      code: 'model.refused',
      data: { fileName: 'holiday (2).femora-model' },
    });
    expect(await leftovers()).toEqual([]);
    await expect(running.client.call('models.import', { uploadId, trust: null })).rejects.toMatchObject({
      code: 'upload.not-found',
    });
  });

  it('cannot write outside its place, and ends when it holds too many files', async () => {
    const uploadId = await send([
      ['../../x/manifest.json', new Uint8Array(2)],
      ['../x', new Uint8Array(2)],
    ]);
    await expect(running.client.call('models.import', { uploadId, trust: null })).rejects.toMatchObject({
      code: 'model.refused',
    });
    const many = Array.from({ length: 65 }, (_, index) => [`p/f${index}`, new Uint8Array(1)] as const);
    expect(await send(many)).toBe('model.refused');
    expect(await leftovers()).toEqual([]);
  });

  it('replaces one that was sent before and not imported', async () => {
    const first = await sendArchive(tinyPackage());
    await sendArchive(tinyPackage());
    await expect(
      running.client.call('models.import', { uploadId: first, trust: null }),
    ).rejects.toMatchObject({ code: 'upload.not-found' });
    expect(await leftovers()).toHaveLength(1);
  });
});

describe('packages in the window', { timeout: 60_000 }, () => {
  const shipped = { name: 'femora-hip', version: path.basename(shippedPackage()) };
  const tinyReference = { name: 'tiny', version: '1.0.0' };

  it('are checked, chosen, and removed once nobody reads with them', async () => {
    await importTiny(tinyPackage());
    await expect(running.client.call('models.remove', tinyReference)).rejects.toMatchObject({
      code: 'model.in-use',
    });
    const checked = await running.client.call('models.check', shipped);
    expect(checked.goldenFilms.every(({ passed }) => passed)).toBe(true);
    const rolledBack = await running.client.call('models.use', shipped);
    expect(rolledBack.filter(({ isChosen }) => isChosen)).toMatchObject([shipped]);
    const left = await running.client.call('models.remove', tinyReference);
    expect(left.map(({ name }) => name)).not.toContain('tiny');
    expect(await readdir(path.join(running.dataFolder, 'models'))).toEqual(['in-use.json']);
  });

  it('that came with Femora stay, and those that are not here are said to be missing', async () => {
    await expect(running.client.call('models.remove', shipped)).rejects.toMatchObject({
      code: 'model.shipped',
    });
    for (const call of ['models.check', 'models.use', 'models.remove'] as const) {
      await expect(running.client.call(call, { name: '../femora-hip', version: '0' })).rejects.toMatchObject({
        code: 'model.not-found',
      });
    }
  });

  it('damaged since are listed as unreadable and can be removed', async () => {
    await importTiny(tinyPackage());
    await running.client.call('models.use', shipped);
    await writeFile(path.join(running.dataFolder, 'models', 'tiny', '1.0.0', 'manifest.json'), '{');
    const listed = await running.client.call('models.list', {});
    expect(listed.find(({ name }) => name === 'tiny')).toMatchObject({ title: null, evidence: null });
    await expect(running.client.call('models.check', tinyReference)).rejects.toMatchObject({
      code: 'model.unavailable',
    });
    expect(await running.client.call('models.remove', tinyReference)).toHaveLength(listed.length - 1);
  });
});
