import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModelPackage } from '#adapters/analysis/model-package.ts';
import { publisherFingerprint } from '#adapters/analysis/publisher-fingerprint.ts';
import { sha256 } from '#adapters/analysis/read-package-file.ts';
import { packageSignatureSchema } from '#domain/inference/package-signature.ts';
import { shippedPackage, shippedPackages } from '#test/builders/shipped-packages.ts';

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'femora-package-'));
  await cp(shippedPackage(), folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function changeText(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(inFolder(name), 'utf8');
  expect(text).toContain(from);
  await writeFile(inFolder(name), text.replace(from, to));
}

/** Signs the manifest as it lies there with a key that nobody knows; answers its fingerprint. */
async function signAsStranger(): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  const signature = sign(
    null,
    await readFile(inFolder('manifest.json')),
    createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  );
  await writeFile(
    inFolder('signature.json'),
    JSON.stringify({ algorithm: 'ed25519', publicKey: raw, signature: signature.toString('base64') }),
  );
  return publisherFingerprint(raw);
}

async function accept(publisher: string | null): Promise<void> {
  const manifestSha256 = sha256(await readFile(inFolder('manifest.json')));
  await writeFile(inFolder('accepted.json'), JSON.stringify({ manifestSha256, publisher }));
}

describe('who vouches for a model package', () => {
  it.each(shippedPackages)('Femora itself for %s', async (shipped) => {
    const { publisher, manifest } = await readModelPackage(shipped);
    expect(publisher?.name).toBe('Femora');
    expect(path.basename(shipped)).toBe(manifest.version);
  });

  it('nobody, when the manifest was changed: refused although every file fits it', async () => {
    await changeText('manifest.json', '"minimumSitePx": ', '"minimumSitePx": 1');
    await expect(readModelPackage(folder)).rejects.toMatchObject({
      code: 'model.unavailable',
      message: expect.stringContaining('changed after it was signed') as string,
    });
  });

  it('a signature for the manifest, not for another file', async () => {
    await changeText('card.md', 'femora', 'Femora');
    await expect(readModelPackage(folder)).rejects.toMatchObject({
      code: 'model.unavailable',
      message: expect.stringContaining('card.md is not the file') as string,
    });
  });

  it('looks at the signature before any other file', async () => {
    await rm(inFolder('signature.json'));
    await rm(inFolder('classify.onnx'));
    await expect(readModelPackage(folder)).rejects.toMatchObject({ code: 'model.unsigned' });
  });

  const malformed = [
    ['no JSON', 'signed: yes'],
    ['another algorithm', JSON.stringify({ algorithm: 'none', publicKey: '', signature: '' })],
    ['a short key', JSON.stringify({ algorithm: 'ed25519', publicKey: 'AAAA', signature: 'AAAA' })],
    [
      'zeros',
      JSON.stringify({
        algorithm: 'ed25519',
        publicKey: Buffer.alloc(32, 7).toString('base64'),
        signature: Buffer.alloc(64).toString('base64'),
      }),
    ],
  ] as const;
  it.each(malformed)('nobody, when the signature is %s', async (_name, text) => {
    await writeFile(inFolder('signature.json'), text);
    await expect(readModelPackage(folder)).rejects.toMatchObject({ code: 'model.unavailable' });
  });

  it('a stranger: refused with the fingerprint, until that fingerprint is accepted', async () => {
    const fingerprint = await signAsStranger();
    await expect(readModelPackage(folder)).rejects.toMatchObject({
      code: 'model.unknown-publisher',
      data: { fingerprint },
    });
    await accept('0'.repeat(64));
    await expect(readModelPackage(folder)).rejects.toMatchObject({ code: 'model.unknown-publisher' });
    await accept(null);
    await expect(readModelPackage(folder)).rejects.toMatchObject({ code: 'model.unknown-publisher' });
    await accept(fingerprint);
    expect((await readModelPackage(folder)).publisher).toEqual({ name: null, fingerprint });
  });

  it('nobody, when it is unsigned: refused with the SHA-256 of its manifest, until that is accepted', async () => {
    await rm(inFolder('signature.json'));
    const manifestSha256 = sha256(await readFile(inFolder('manifest.json')));
    await expect(readModelPackage(folder)).rejects.toMatchObject({
      code: 'model.unsigned',
      data: { manifestSha256 },
    });
    await accept(null);
    expect((await readModelPackage(folder)).publisher).toBeNull();
  });

  it('an acceptance does not outlive the manifest it was about', async () => {
    await rm(inFolder('signature.json'));
    await accept(null);
    await changeText('manifest.json', '"minimumSitePx": ', '"minimumSitePx": 1');
    await expect(readModelPackage(folder)).rejects.toMatchObject({ code: 'model.unsigned' });
  });

  it('a signature that does not fit is not accepted by anybody', async () => {
    await accept(null);
    const text = await readFile(inFolder('signature.json'), 'utf8');
    const signature = packageSignatureSchema.parse(JSON.parse(text));
    await changeText('manifest.json', '"minimumSitePx": ', '"minimumSitePx": 1');
    await accept(publisherFingerprint(signature.publicKey));
    await expect(readModelPackage(folder)).rejects.toMatchObject({ code: 'model.unavailable' });
  });

  it('a newer Femora is asked for: says so', async () => {
    await changeText('manifest.json', '"minimumAppVersion": "', '"minimumAppVersion": "9');
    await signAsStranger().then(accept);
    await expect(readModelPackage(folder)).rejects.toMatchObject({
      code: 'model.unavailable',
      message: expect.stringContaining('needs Femora 9') as string,
    });
  });

  it('names a file that is missing', async () => {
    await rm(inFolder('gate.onnx'));
    await expect(readModelPackage(folder)).rejects.toMatchObject({
      message: expect.stringContaining('gate.onnx is missing') as string,
    });
  });
});
