import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { SiteKey } from '#services/pooling/site-key.ts';
import { keyFingerprint, rawPublicKey } from './public-key.ts';

const fileName = 'site-key.pem';

/** The private key as a file that only its owner may read, beside the casebook. */
export function createDiskSiteKey(dataFolder: string): SiteKey {
  let held: Promise<KeyObject> | null = null;
  return {
    sign: async (content) => {
      held ??= loadOrMake(dataFolder);
      const key = await held;
      const publicKey = rawPublicKey(createPublicKey(key));
      return {
        publicKey: publicKey.toString('base64'),
        signature: sign(null, Buffer.from(content, 'utf8'), key).toString('base64'),
        fingerprint: keyFingerprint(publicKey),
      };
    },
  };
}

async function loadOrMake(dataFolder: string): Promise<KeyObject> {
  const file = path.join(dataFolder, fileName);
  const kept = await readFile(file, 'utf8').catch((thrown: unknown) => {
    // A key that is there and cannot be read is not replaced: the clinic would be another site from then on.
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  });
  if (kept !== null) return createPrivateKey(kept);
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dataFolder, { recursive: true });
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w', 0o600);
  try {
    await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
  return privateKey;
}
