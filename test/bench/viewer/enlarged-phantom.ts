import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { createRandom } from '#test/fixtures/phantom/noise.ts';

export interface LargeFilm {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitsStored: number;
  readonly samples: Uint16Array;
}

const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });

/**
 * The phantom at the size of a real film: stretched, with grain of its own in every pixel, so that a codec has to work.
 * The same arguments give the same film.
 */
export function enlargedPhantom(widthPx: number, heightPx: number, bitsStored: 8 | 12 | 16): LargeFilm {
  const random = createRandom(widthPx);
  const gain = 2 ** (bitsStored - 12);
  const highest = 2 ** bitsStored - 1;
  const samples = new Uint16Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor((y * plane.heightPx) / heightPx) * plane.widthPx;
    for (let x = 0; x < widthPx; x++) {
      const value = plane.samples[row + Math.floor((x * plane.widthPx) / widthPx)] ?? 0;
      const grained = gain * (value + 24 * (random() - 0.5));
      samples[y * widthPx + x] = Math.round(Math.min(highest, Math.max(0, grained)));
    }
  }
  return { widthPx, heightPx, bitsStored, samples };
}
