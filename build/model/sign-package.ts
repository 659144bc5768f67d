import { generateKeyPairSync, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { publisherFingerprint } from '#adapters/analysis/publisher-fingerprint.ts';
import { parseManifest, readPackageFiles } from '#adapters/analysis/read-package-files.ts';
import type { PackageSignature } from '#domain/inference/package-signature.ts';
import { trustedPublishers } from '#domain/inference/trusted-publishers.ts';
import { projectFolder } from '../project-folder.ts';

/**
 * `npm run model:sign -- DIR --key FILE [--create-key]`: writes `signature.json` into a model package. The private
 * key is a PEM file outside the repository; `--create-key` makes one and never overwrites.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, 'create-key': { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined || values.key === undefined) {
  console.error('Usage: npm run model:sign -- DIR --key FILE [--create-key]');
  process.exit(2);
}
const keyFile = path.resolve(values.key);
if (keyFile.startsWith(projectFolder + path.sep)) {
  console.error('The private key must lie outside the repository.');
  process.exit(2);
}
if (values['create-key'] === true) await createKey(keyFile);
const key = createPrivateKey(await readFile(keyFile));
if (key.asymmetricKeyType !== 'ed25519') {
  console.error(`${keyFile} is not an Ed25519 key. Make one with --create-key.`);
  process.exit(2);
}

// Nobody vouches for a package whose files are not the ones its manifest names.
const manifestBytes = await readFile(path.join(folder, 'manifest.json'));
const manifest = parseManifest(manifestBytes);
await readPackageFiles(folder, manifest);
const publicKey = rawPublicKey(key);
const signature: PackageSignature = {
  algorithm: 'ed25519',
  publicKey,
  signature: sign(null, manifestBytes, key).toString('base64'),
};
await writeFile(path.join(folder, 'signature.json'), `${JSON.stringify(signature, null, 2)}\n`);
const known = trustedPublishers.find((publisher) => publisher.publicKey === publicKey);
console.log(
  `signed ${manifest.name}@${manifest.version} as ${known?.name ?? 'a publisher that this Femora does not know'}\n` +
    `public key ${publicKey}\nfingerprint ${publisherFingerprint(publicKey)}`,
);

async function createKey(file: string): Promise<void> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
}

/** The 32 raw bytes stand at the end of the DER form (RFC 8410). */
function rawPublicKey(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
}
