import { readFile } from 'node:fs/promises';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';
import { decodeRadiograph } from './decode/decode-radiograph.ts';
import type { FilePlace } from './task.ts';

/** The last decoded films: the one on screen is usually the one the model is asked about. */
export interface FilmCache {
  readonly open: (place: FilePlace) => Promise<DecodedRadiograph>;
}

const heldFilms = 2;

export function createFilmCache(): FilmCache {
  const films = new Map<string, DecodedRadiograph>();
  return {
    open: async ({ path, fileName, frameNumber = 1 }) => {
      const key = `${String(frameNumber)} ${path}`;
      const held = films.get(key);
      if (held) return held;
      const film = await decodeRadiograph(await readFile(path), fileName, frameNumber);
      films.set(key, film);
      for (const oldest of [...films.keys()].slice(0, -heldFilms)) films.delete(oldest);
      return film;
    },
  };
}
