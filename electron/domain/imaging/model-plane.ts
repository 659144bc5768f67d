import type { ImageFacts } from '#contract/image-facts.ts';
import type { PixelPlane } from './pixel-plane.ts';

/** What the polarity of a plane hangs on. */
export type Polarity = Pick<ImageFacts, 'photometric' | 'representable'>;

/**
 * The plane as the model reads it: float32 [heightPx * widthPx], modality units, bright = dense.
 *
 * A MONOCHROME1 plane is turned within the values its file could hold (`low + high - value`), not within those it
 * happens to hold, so that the same film stored either way gives the same numbers, bit for bit (integer rescale).
 * Window and level play no part.
 */
export function modelPlane(plane: PixelPlane, polarity: Polarity): Float32Array {
  const values = new Float32Array(plane.samples);
  if (polarity.photometric === 'MONOCHROME2') return values;
  const turn = polarity.representable.low + polarity.representable.high;
  for (let index = 0; index < values.length; index++) values[index] = turn - (values[index] ?? 0);
  return values;
}
