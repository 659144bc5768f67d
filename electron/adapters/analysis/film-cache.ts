import { readFile } from 'node:fs/promises';
import { DeclaredError } from '#contract/declared-error.ts';
import { createByteCache } from '#domain/byte-cache.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { decodeRadiograph } from './decode/decode-radiograph.ts';
import { unsealFilm } from '../sealing/film-seal.ts';
import type { FilePlace } from './task.ts';

/** The last decoded films: the one on screen is usually the one the model is asked about. */
export interface FilmCache {
  readonly open: (place: FilePlace) => Promise<DecodedRadiograph>;
}

/** Two of the largest films a hip needs; the engine has a model to hold as well. */
const filmCacheBytes = 96 * 1024 * 1024;

export function createFilmCache(): FilmCache {
  const films = createByteCache<DecodedRadiograph>(filmCacheBytes, ({ plane }) => plane.samples.byteLength);
  return {
    open: async (place) => {
      const { path, fileName, frameNumber = 1 } = place;
      const name = `${String(frameNumber)} ${path}`;
      const held = films.get(name);
      if (held) return held;
      const film = await decodeRadiograph(await readFilm(place), fileName, frameNumber);
      films.put(name, film);
      return film;
    },
  };
}

async function readFilm({ path, fileId, key, fileName }: FilePlace): Promise<Uint8Array> {
  const plain = unsealFilm(Buffer.from(key, 'base64'), await readFile(path), fileId);
  if (plain) return plain;
  throw new DeclaredError('image.unreadable', {
    fileName,
    reason: 'the stored file was changed since it was opened',
  });
}
