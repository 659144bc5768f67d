import { createDiskCasebook } from '#adapters/case-store/disk-casebook.ts';
import { createKeyRing } from '#adapters/sealing/key-ring.ts';
import { takeSecret } from '#composition/take-secret.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import path from 'node:path';

/** The key of a casebook for a command. Throws `store.locked` without the right `FEMORA_PASSPHRASE`. */
export async function openDataKey(dataFolder: string): Promise<Uint8Array> {
  const { isSealed } = createDiskCasebook(path.join(dataFolder, 'casebook.sqlite'));
  const ring = createKeyRing({ dataFolder, keychain: null, secret: takeSecret(process.env) });
  const key = await ring.open(!isSealed());
  if (key.kind !== 'held') {
    process.stderr.write(
      'FEMORA_PASSPHRASE does not hold the passphrase or the recovery code of this casebook.\n',
    );
    throw new DeclaredError('store.locked', {});
  }
  return key.dataKey;
}
