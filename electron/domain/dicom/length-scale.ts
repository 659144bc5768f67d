import type { PixelSpacing } from '#contract/image-facts.ts';

/** What a length in mm on a film stands on, from best to worst; the reader is told with every length. */
export type LengthBasis =
  /** Calibrated with an object of known size: at the depth of that object. */
  | 'fiducial'
  /** The file corrected it for geometric magnification. */
  | 'geometry'
  /** At the detector, divided here by the file's estimated magnification. */
  | 'estimated-magnification'
  /** The file gives another spacing than its detector's without saying why: corrected somehow. */
  | 'corrected-unstated'
  /** A spacing whose plane the file does not state. */
  | 'unstated'
  /** At the detector: the bone is smaller. */
  | 'detector';

/** The size of a pixel to measure with, mm, and what it stands on. */
export interface LengthScale {
  readonly basis: LengthBasis;
  readonly rowMm: number;
  readonly columnMm: number;
  /** What the stated spacing was divided by; 1 but for `estimated-magnification`. */
  readonly dividedBy: number;
}

/**
 * How lengths on this film are to be taken: DICOM PS3.3 10.7.1, C.8.11.5 (0018,1114). Nothing where the file states no spacing:
 * then only pixels are honest. A spacing that is calibrated or corrected already is never divided again.
 */
export function lengthScale(spacing: PixelSpacing): LengthScale | undefined {
  if (spacing.source === 'none') return undefined;
  const { rowMm, columnMm, magnification = 1, detector } = spacing;
  const asStated = { rowMm, columnMm, dividedBy: 1 };
  switch (spacing.source) {
    case 'pixel-spacing-fiducial':
      return { basis: 'fiducial', ...asStated };
    case 'pixel-spacing-geometry':
      return { basis: 'geometry', ...asStated };
    case 'pixel-spacing':
      return { basis: detector === undefined ? 'unstated' : 'corrected-unstated', ...asStated };
    case 'imager-pixel-spacing':
      if (magnification === 1) return { basis: 'detector', ...asStated };
      return {
        basis: 'estimated-magnification',
        rowMm: rowMm / magnification,
        columnMm: columnMm / magnification,
        dividedBy: magnification,
      };
  }
}
