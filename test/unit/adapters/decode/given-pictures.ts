import type { DeclaredError } from '#contract/declared-error.ts';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { createRandom } from '#test/fixtures/phantom/noise.ts';

export interface SmallPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly samples: Uint16Array;
}

/** A small picture with a gradient, flat parts and noise, using all values of `bits`. */
export function givenPicture(bits = 12, widthPx = 67, heightPx = 45): SmallPicture {
  const random = createRandom(bits);
  const highest = 2 ** bits - 1;
  const samples = Uint16Array.from({ length: widthPx * heightPx }, (_, index) => {
    const x = index % widthPx;
    if (x < 12) return 0;
    if (x > widthPx - 9) return highest;
    return Math.floor(((x / widthPx) * 0.7 + 0.3 * random()) * highest);
  });
  return { widthPx, heightPx, samples };
}

export function bytesOf(picture: SmallPicture): Uint8Array {
  return Uint8Array.from(picture.samples, (value) => value & 0xff);
}

/** The declared error a file is refused with; fails where the file opens. */
export async function refusalOf(bytes: Uint8Array, fileName = 'film.dcm'): Promise<DeclaredError> {
  try {
    await decodeRadiograph(bytes, fileName);
  } catch (thrown) {
    return thrown as DeclaredError;
  }
  throw new Error(`${fileName} opened`);
}
