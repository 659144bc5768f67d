import type { StoredFilm } from '#adapters/analysis/task.ts';
import { vaultPath } from '#adapters/file-vault/vault-path.ts';
import { filmKey } from '#adapters/sealing/film-seal.ts';

/** What the image engine is told of a received file: its place, and the one key that opens it. */
export function locateFilms(folder: string, dataKey: Uint8Array): (fileId: string) => StoredFilm {
  return (fileId) => ({
    path: vaultPath(folder, fileId),
    seal: { fileId, key: Buffer.from(filmKey(dataKey, fileId)).toString('base64') },
  });
}
