import type { PixelSpacing } from '#contract/image-facts.ts';

/** The spacing attributes of a file, in mm: distance between rows, then between columns. */
export interface SpacingAttributes {
  /** Pixel Spacing (0028,0030). */
  readonly pixelSpacing?: readonly [number, number] | undefined;
  /** Pixel Spacing Calibration Type (0028,0A02). */
  readonly calibrationType?: string | undefined;
  /** Pixel Spacing Calibration Description (0028,0A04). */
  readonly calibrationDescription?: string | undefined;
  /** Imager Pixel Spacing (0018,1164): at the detector, magnification not corrected. */
  readonly imagerPixelSpacing?: readonly [number, number] | undefined;
  /** Estimated Radiographic Magnification Factor (0018,1114): detector distance over object distance. */
  readonly magnification?: number | undefined;
}

/** No film of a hip is taken with more: the bone would lie nearer the tube than the detector by far. */
const largestMagnification = 5;

/**
 * Which spacing a projection radiograph offers, and what it means: DICOM PS3.3 10.7.1.
 * A Pixel Spacing that repeats Imager Pixel Spacing, with no calibration stated, is not corrected (10.7.1.1).
 * A magnification outside 1 to 5 is none; nothing is ever corrected here.
 */
export function resolvePixelSpacing(attributes: SpacingAttributes): PixelSpacing {
  const { pixelSpacing, calibrationDescription, imagerPixelSpacing } = attributes;
  const [rowMm, columnMm] = pixelSpacing ?? imagerPixelSpacing ?? [];
  if (rowMm === undefined || columnMm === undefined) return { source: 'none' };
  const source = spacingSource(attributes);
  const { magnification = 0 } = attributes;
  const isMagnificationSound = magnification >= 1 && magnification <= largestMagnification;
  return {
    source,
    rowMm,
    columnMm,
    ...(calibrationDescription !== undefined && pixelSpacing !== undefined ? { calibrationDescription } : {}),
    ...(imagerPixelSpacing !== undefined && source !== 'imager-pixel-spacing'
      ? { detector: { rowMm: imagerPixelSpacing[0], columnMm: imagerPixelSpacing[1] } }
      : {}),
    ...(isMagnificationSound ? { magnification } : {}),
  };
}

function spacingSource({
  pixelSpacing,
  calibrationType,
  imagerPixelSpacing,
}: SpacingAttributes): Exclude<PixelSpacing['source'], 'none'> {
  if (pixelSpacing === undefined) return 'imager-pixel-spacing';
  if (calibrationType === 'FIDUCIAL') return 'pixel-spacing-fiducial';
  if (calibrationType === 'GEOMETRY') return 'pixel-spacing-geometry';
  const isDetector = imagerPixelSpacing?.[0] === pixelSpacing[0] && imagerPixelSpacing[1] === pixelSpacing[1];
  return isDetector ? 'imager-pixel-spacing' : 'pixel-spacing';
}
