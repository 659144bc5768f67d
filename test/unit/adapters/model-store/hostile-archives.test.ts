import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskModelStore } from '#adapters/model-store/disk-model-store.ts';
import { packageLimits } from '#domain/inference/package-limits.ts';
import { tinyPackage } from '#test/builders/tiny-package.ts';
import { packFiles } from '../../../../build/model/pack-files.ts';

let folder: string;
let importedFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'femora-store-'));
  importedFolder = path.join(folder, 'data', 'models');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const { files } = tinyPackage();

/** What staging this archive is refused with, after a look that nothing was left anywhere. */
async function refusalOf(archive: Uint8Array): Promise<string> {
  const file = path.join(folder, 'given.femora-model');
  await writeFile(file, archive);
  const store = createDiskModelStore({ shippedFolder: path.join(folder, 'none'), importedFolder });
  const failure = await store.stage(file).then(
    () => ({ code: 'staged', message: '' }),
    (thrown: unknown) => thrown as { readonly code: string; readonly message: string },
  );
  expect(await readdir(importedFolder)).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual(['data', 'given.femora-model']);
  expect(failure.code).toBe('model.refused');
  return failure.message;
}

/** Replaces every occurrence of some bytes by as many others. */
function patch(archive: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const patched = Buffer.from(archive);
  expect(patched.indexOf(from)).toBeGreaterThanOrEqual(0);
  for (let at = patched.indexOf(from); at >= 0; at = patched.indexOf(from, at + 1)) patched.set(to, at);
  return patched;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** A size as a zip states it. */
function size(bytes: number): Uint8Array {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(bytes);
  return field;
}

describe('a hostile archive', () => {
  it.each([
    '../evil',
    'golden/../../evil',
    '/etc/evil',
    'C:/evil',
    'a/b/c/evil',
    '.hidden',
    'a\\evil',
    'evil\u0000',
  ])('with a file called %j is refused', async (name) => {
    expect(await refusalOf(zipSync({ ...files, [name]: text('evil') }))).toContain('was refused');
  });

  it('with an accepted.json of its own, or any file its manifest does not name, is refused', async () => {
    for (const name of ['accepted.json', 'golden/readme.md']) {
      expect(await refusalOf(packFiles({ ...files, [name]: text('{}') }))).toContain(`it holds ${name}`);
    }
  });

  it('with a symbolic link is refused', async () => {
    const link: Zippable = { 'card.md': [text('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] };
    expect(await refusalOf(zipSync({ ...files, ...link }))).toContain('card.md is not a plain file');
  });

  it('with two files of one name, also in other letters, is refused', async () => {
    const twice = packFiles({ ...files, 'card.mx': text('other') });
    expect(await refusalOf(patch(twice, text('card.mx'), text('card.md')))).toContain('card.md twice');
    expect(await refusalOf(packFiles({ ...files, 'Card.MD': text('other') }))).toContain('twice');
  });

  it('with more files than a package has is refused', async () => {
    const many = Array.from(
      { length: packageLimits.files + 1 },
      (_, index) => [`f${index}`, text('')] as const,
    );
    expect(await refusalOf(packFiles(Object.fromEntries(many)))).toContain(
      `more than ${packageLimits.files}`,
    );
  });

  it('that states a size beyond the limit is refused before it is unpacked', async () => {
    const zeros = new Uint8Array(5_000_001);
    const bomb = zipSync({ ...files, 'golden/bomb': zeros });
    const swollen = patch(bomb, size(zeros.byteLength), size(packageLimits.fileBytes + 1));
    expect(await refusalOf(swollen)).toContain('golden/bomb is larger than');
  });

  it('that inflates to more than it states is refused', async () => {
    const zeros = new Uint8Array(5_000_001);
    const bomb = zipSync({ ...files, 'golden/bomb': zeros });
    expect(bomb.byteLength).toBeLessThan(60_000);
    expect(await refusalOf(patch(bomb, size(zeros.byteLength), size(10)))).toContain('not an intact archive');
  });

  it('that is cut off, empty or no archive at all is refused', async () => {
    const archive = packFiles(files);
    for (const broken of [archive.subarray(0, archive.byteLength / 2), new Uint8Array(), text('not a zip')]) {
      expect(await refusalOf(broken)).toContain('not an intact archive');
    }
  });

  it('without a manifest, or with one that is not valid, is refused', async () => {
    expect(await refusalOf(packFiles({ 'card.md': text('') }))).toContain('manifest.json is missing');
    expect(await refusalOf(packFiles({ 'manifest.json': text('{}') }))).toContain('manifest.json: ');
  });
});
