import type { Calibration, ImagePoint } from '#contract/annotation.ts';
import type { PixelSpacing } from '#contract/image-facts.ts';
import { lengthScale, type LengthBasis } from '#domain/dicom/length-scale.ts';
import { lengthBetween, type PixelSize } from './length-between.ts';

interface PixelSizeMm {
  readonly rowMm: number;
  readonly columnMm: number;
}

/** What lengths on a film are measured with, and what that stands on. */
export type FilmScale =
  /** Neither file nor reader says how large a pixel is: only pixels are honest. */
  | { readonly kind: 'pixels' }
  /** As the file states it; `dividedBy` is the file's own estimated magnification, else 1. */
  | ({ readonly kind: 'file'; readonly basis: LengthBasis; readonly dividedBy: number } & PixelSizeMm)
  /** By an object of known size: true at the depth of that object. */
  | ({ readonly kind: 'ball' | 'ruler'; readonly sizeMm: number } & PixelSizeMm)
  /** The detector's spacing, or one whose plane the file does not state, divided by the reader's factor. */
  | ({ readonly kind: 'magnification'; readonly factor: number } & PixelSizeMm);

/** A shorter line across a ball or along a ruler would make an error of one pixel too large, columns of the film. */
export const shortestCalibrationPx = 10;

/** No object lies behind the detector, so nothing is shown smaller than it is; less than this is not the hand's error. */
export const smallestMagnification = 0.97;

/** The scale of a film: the reader's calibration where there is one, else what the file states. */
export function filmScale(spacing: PixelSpacing, calibration: Calibration | null): FilmScale {
  if (calibration?.kind === 'magnification') {
    const base = magnifiableSpacing(spacing);
    if (base)
      return { kind: 'magnification', factor: calibration.factor, ...divided(base, calibration.factor) };
  } else if (calibration) {
    const { kind, sizeMm, points } = calibration;
    const aspect = pixelAspect(spacing);
    const lengthPx = calibrationLengthPx(points, spacing);
    if (lengthPx > 0) {
      const columnMm = sizeMm / lengthPx;
      return { kind, sizeMm, rowMm: columnMm * aspect, columnMm };
    }
  }
  const stated = lengthScale(spacing);
  return stated ? { kind: 'file', ...stated } : { kind: 'pixels' };
}

/** Length of the line that was drawn over the ball or ruler, in columns of the film. */
export function calibrationLengthPx(points: readonly ImagePoint[], spacing: PixelSpacing): number {
  const [from, to] = points;
  return from && to ? lengthBetween(from, to, { row: pixelAspect(spacing), column: 1 }) : 0;
}

/**
 * The spacing a factor of magnification may divide: the detector's, or one whose plane is not stated. What the file
 * has calibrated or corrected already is never divided again.
 */
export function magnifiableSpacing(spacing: PixelSpacing): PixelSizeMm | undefined {
  if (spacing.source === 'none') return undefined;
  if (spacing.detector) return spacing.detector;
  const { source, rowMm, columnMm } = spacing;
  return source === 'imager-pixel-spacing' || source === 'pixel-spacing' ? { rowMm, columnMm } : undefined;
}

/** How much larger than life the film shows what lies where the scale holds; undefined where the detector's spacing is unknown. */
export function impliedMagnification(scale: FilmScale, spacing: PixelSpacing): number | undefined {
  if (scale.kind === 'pixels' || spacing.source === 'none') return undefined;
  const detector = spacing.source === 'imager-pixel-spacing' ? spacing : spacing.detector;
  return detector && detector.columnMm / scale.columnMm;
}

/** Height and width of one pixel: mm, or 1 where only pixels are honest. */
export function pixelSize(scale: FilmScale): PixelSize {
  return scale.kind === 'pixels' ? { row: 1, column: 1 } : { row: scale.rowMm, column: scale.columnMm };
}

function pixelAspect(spacing: PixelSpacing): number {
  return spacing.source === 'none' ? 1 : spacing.rowMm / spacing.columnMm;
}

function divided({ rowMm, columnMm }: PixelSizeMm, factor: number): PixelSizeMm {
  return { rowMm: rowMm / factor, columnMm: columnMm / factor };
}
