import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileVault } from '#services/images/file-vault.ts';
import { vaultPath } from './vault-path.ts';

/** Received files in a folder, named by the SHA-256 of their content. */
export function createDiskFileVault(folder: string): FileVault {
  return {
    store: async (bytes) => {
      const fileId = createHash('sha256').update(bytes).digest('hex');
      const target = vaultPath(folder, fileId);
      if (await exists(target)) return fileId;
      await mkdir(path.dirname(target), { recursive: true });
      // Written beside and renamed, so that a half-written file never carries the name of a whole one.
      const partial = `${target}.${String(process.pid)}.partial`;
      const handle = await open(partial, 'w');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, target);
      return fileId;
    },
    discard: async (fileId) => {
      await rm(vaultPath(folder, fileId), { force: true });
    },
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
