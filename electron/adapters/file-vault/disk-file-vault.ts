import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileVault } from '#services/images/file-vault.ts';
import { filmKey, isSealedFilm, sealFilm } from '../sealing/film-seal.ts';
import { vaultPath } from './vault-path.ts';

/** Received files in a folder, each sealed, named by the SHA-256 of their content. */
export interface DiskFileVault extends FileVault {
  /** Seals files from before films were sealed, one after another until `signal` says to stop; the next call goes on. */
  readonly sealAll: (signal: AbortSignal) => Promise<void>;
}

export function createDiskFileVault(folder: string, dataKey: Uint8Array): DiskFileVault {
  const seal = (bytes: Uint8Array, fileId: string): Iterable<Uint8Array> =>
    sealFilm(filmKey(dataKey, fileId), piecesOf(bytes), fileId);
  return {
    store: async (bytes) => {
      const fileId = await digestOf(bytes);
      const target = vaultPath(folder, fileId);
      if (await exists(target)) return fileId;
      await mkdir(path.dirname(target), { recursive: true });
      await replace(target, seal(bytes, fileId));
      return fileId;
    },
    discard: async (fileId) => {
      await rm(vaultPath(folder, fileId), { force: true });
    },
    sealAll: async (signal) => {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      for (const fileId of names.map((name) => path.basename(name))) {
        if (signal.aborted) return;
        if (!/^[0-9a-f]{64}$/.test(fileId)) continue;
        const target = vaultPath(folder, fileId);
        if (await beginsSealed(target)) continue;
        const bytes = await readFile(target);
        // One that was changed since stays what it is: sealed, it would pass for the film.
        if ((await digestOf(bytes)) === fileId) await replace(target, seal(bytes, fileId));
      }
    },
  };
}

/** A large film is worked through in pieces: the loop that serves the windows has a turn between two of them. */
const pieceBytes = 1024 * 1024;

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += pieceBytes)
    yield bytes.subarray(from, from + pieceBytes);
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (const piece of piecesOf(bytes)) {
    hash.update(piece);
    if (bytes.byteLength > pieceBytes) await setImmediate();
  }
  return hash.digest('hex');
}

/** Written beside and renamed, so that a half-written file never carries the name of a whole one. */
async function replace(target: string, pieces: Iterable<Uint8Array>): Promise<void> {
  const partial = `${target}.${String(process.pid)}.partial`;
  const handle = await open(partial, 'w');
  try {
    for (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, target);
}

async function beginsSealed(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return isSealedFilm(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
