import type { ImageFacts } from '#contract/image-facts.ts';

/**
 * The Presentation LUT Shape where it contradicts the Photometric Interpretation: IDENTITY belongs to MONOCHROME2, INVERSE to
 * MONOCHROME1 (DICOM PS3.3 C.8.11.3.1.2). Nothing where they agree or no shape is stated.
 */
export function polarityConflict(
  photometric: ImageFacts['photometric'],
  shape: string | undefined,
): ImageFacts['polarityConflict'] {
  if (shape === 'IDENTITY' && photometric === 'MONOCHROME1') return shape;
  return shape === 'INVERSE' && photometric === 'MONOCHROME2' ? shape : undefined;
}
