import type { PixelPlane, RescaledSamples } from './pixel-plane.ts';
import { rescaleToFloats } from './modality-transform.ts';

/** A plane of fractions over the whole numbers of its file; the fractions are worked out when they are first asked for. */
export function rescaledPlane(widthPx: number, heightPx: number, stored: RescaledSamples): PixelPlane {
  let known: Float32Array | undefined;
  return {
    widthPx,
    heightPx,
    stored,
    get samples() {
      return (known ??= rescaleToFloats(stored.samples, stored.slope, stored.intercept));
    },
  };
}
