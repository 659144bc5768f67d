import { createByteCache } from '#domain/byte-cache.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { decodeRadiograph } from './decode/decode-radiograph.ts';
import { readStoredFile } from './read-stored-file.ts';
import type { FilePlace } from './task.ts';

/** The last decoded films: the one on screen is usually the one the model is asked about. */
export interface FilmCache {
  readonly open: (place: FilePlace) => Promise<DecodedRadiograph>;
}

/** Two of the largest films a hip needs; the engine has a model to hold as well. */
const filmCacheBytes = 96 * 1024 * 1024;

export function createFilmCache(): FilmCache {
  const films = createByteCache<DecodedRadiograph>(filmCacheBytes, planeByteLength);
  return {
    open: async (place) => {
      const { path, fileName, frameNumber = 1 } = place;
      const name = `${String(frameNumber)} ${path}`;
      const held = films.get(name);
      if (held) return held;
      const film = await decodeRadiograph(readStoredFile(place), fileName, frameNumber);
      films.put(name, film);
      return film;
    },
  };
}

/** Of a plane of fractions as if they were worked out: they may be at any time. */
function planeByteLength({ plane }: DecodedRadiograph): number {
  if (!plane.stored) return plane.samples.byteLength;
  const { samples } = plane.stored;
  return samples.byteLength + samples.length * Float32Array.BYTES_PER_ELEMENT;
}
