import type { PixelSpacing } from '#contract/image-facts.ts';

/** The spacing attributes of a file, in mm: distance between rows, then between columns. */
export interface SpacingAttributes {
  /** Pixel Spacing (0028,0030). */
  readonly pixelSpacing?: readonly [number, number] | undefined;
  /** Pixel Spacing Calibration Type (0028,0A02). */
  readonly calibrationType?: string | undefined;
  /** Imager Pixel Spacing (0018,1164): at the detector, magnification not corrected. */
  readonly imagerPixelSpacing?: readonly [number, number] | undefined;
}

/**
 * Which spacing a projection radiograph offers, and what it means: DICOM PS3.3 10.7.1.
 * A Pixel Spacing that repeats Imager Pixel Spacing, with no calibration stated, is not corrected (10.7.1.1).
 */
export function resolvePixelSpacing(attributes: SpacingAttributes): PixelSpacing {
  const { pixelSpacing, calibrationType, imagerPixelSpacing } = attributes;
  if (pixelSpacing !== undefined) {
    const [rowMm, columnMm] = pixelSpacing;
    if (calibrationType === 'FIDUCIAL') return { source: 'pixel-spacing-fiducial', rowMm, columnMm };
    if (calibrationType === 'GEOMETRY') return { source: 'pixel-spacing-geometry', rowMm, columnMm };
    const isDetector = imagerPixelSpacing?.[0] === rowMm && imagerPixelSpacing[1] === columnMm;
    return { source: isDetector ? 'imager-pixel-spacing' : 'pixel-spacing', rowMm, columnMm };
  }
  if (imagerPixelSpacing !== undefined) {
    const [rowMm, columnMm] = imagerPixelSpacing;
    return { source: 'imager-pixel-spacing', rowMm, columnMm };
  }
  return { source: 'none' };
}
