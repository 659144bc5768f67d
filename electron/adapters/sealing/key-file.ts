import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DeclaredError } from '#contract/declared-error.ts';
import { z } from '#contract/zod.ts';
import { wrappedKeySchema } from './wrapped-key.ts';

/** The data key of a casebook, wrapped for everybody who may have it. */
export const keyFileSchema = z.object({
  version: z.literal(1),
  /** What the keychain of the operating system made of it. */
  keychain: z.string().nullable(),
  passphrase: wrappedKeySchema.nullable(),
  recovery: wrappedKeySchema.nullable(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** The file lies beside the casebook, and once more beside its backups: without it they are lost. */
const fileName = 'casebook.key.json';

function places(dataFolder: string): readonly string[] {
  return [path.join(dataFolder, fileName), path.join(dataFolder, 'backups', fileName)];
}

/** Null when there is none. Throws `store.key-unusable` when there is one and no copy of it can be read. */
export function readKeyFile(dataFolder: string): KeyFile | null {
  let isBroken = false;
  for (const place of places(dataFolder)) {
    const text = textIn(place);
    if (text === null) continue;
    const parsed = keyFileSchema.safeParse(parse(text));
    if (parsed.success) return parsed.data;
    isBroken = true;
  }
  if (isBroken)
    throw new DeclaredError('store.key-unusable', { reason: 'no copy of the key file can be read' });
  return null;
}

/** Written beside and renamed: there is a whole file at every moment. */
export function writeKeyFile(dataFolder: string, keys: KeyFile): void {
  for (const place of places(dataFolder)) {
    mkdirSync(path.dirname(place), { recursive: true });
    const partial = `${place}.partial`;
    const descriptor = openSync(partial, 'w', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(keys, null, 2)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partial, place);
  }
}

function textIn(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    // A file that is there and cannot be read is not taken for none: a new key would shut the casebook for good.
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new DeclaredError('store.key-unusable', { reason: 'the key file cannot be read' });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
