import { DeclaredError } from '#contract/declared-error.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { ReceivedPlane } from '#contract/plane-rescale.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { rescaledPlane } from '#domain/imaging/rescaled-plane.ts';
import { bytesPerSample, samplesOver } from '#domain/imaging/sample-type.ts';

/**
 * The plane described by `facts`, over the very bytes that arrived. Throws `image.unreadable` when the length does not fit,
 * or whole numbers came for a plane that is not one of fractions.
 */
export function receivedPlane(facts: ImageFacts, { bytes, rescale }: ReceivedPlane): PixelPlane {
  const { fileName, widthPx, heightPx } = facts;
  const expected = widthPx * heightPx * bytesPerSample((rescale ?? facts).sampleType);
  if (bytes.byteLength !== expected) {
    const reason = `${String(bytes.byteLength)} bytes arrived instead of ${String(expected)}`;
    throw new DeclaredError('image.unreadable', { fileName, reason });
  }
  if (!rescale) return { widthPx, heightPx, samples: samplesOver(bytes, facts.sampleType) };
  if (facts.sampleType !== 'float32') {
    throw new DeclaredError('image.unreadable', {
      fileName,
      reason: 'its samples arrived as another film’s',
    });
  }
  const { sampleType, slope, intercept } = rescale;
  return rescaledPlane(widthPx, heightPx, { samples: samplesOver(bytes, sampleType), slope, intercept });
}
