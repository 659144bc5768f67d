import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { DeclaredError } from '#contract/declared-error.ts';

/** One file of a package folder, no larger than `limitBytes`. Throws `model.unavailable`. */
export async function readPackageFile(folder: string, name: string, limitBytes: number): Promise<Uint8Array> {
  const bytes = await readOptionalPackageFile(folder, name, limitBytes);
  if (!bytes) throw unavailable(`${name} is missing`);
  return bytes;
}

/** The same; null when there is no such file. */
export async function readOptionalPackageFile(
  folder: string,
  name: string,
  limitBytes: number,
): Promise<Uint8Array | null> {
  const handle = await open(path.join(folder, name)).catch(() => null);
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    if (size > limitBytes) throw unavailable(`${name} is larger than ${limitBytes} bytes`);
    return await handle.readFile().catch(() => {
      throw unavailable(`${name} cannot be read`);
    });
  } finally {
    await handle.close();
  }
}

/** The JSON in a file's bytes. Throws `model.unavailable`. */
export function parsePackageJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw unavailable(`${name} is not JSON`);
  }
}

/** SHA-256, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The package in use cannot be used. `reason` continues "cannot be used: ". */
export function unavailable(reason: string): DeclaredError {
  return new DeclaredError('model.unavailable', { reason });
}
