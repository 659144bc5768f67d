import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calibration } from '#contract/annotation.ts';
import { resolvePixelSpacing } from '#domain/dicom/pixel-spacing.ts';
import {
  calibrationLengthPx,
  filmScale,
  impliedMagnification,
  magnifiableSpacing,
  pixelSize,
} from '#domain/imaging/measurement/film-scale.ts';
import { lengthBetween } from '#domain/imaging/measurement/length-between.ts';

const none = resolvePixelSpacing({});
const detector = resolvePixelSpacing({ imagerPixelSpacing: [0.24, 0.36] });
const calibrated = resolvePixelSpacing({
  pixelSpacing: [0.2, 0.3],
  imagerPixelSpacing: [0.24, 0.36],
  calibrationType: 'FIDUCIAL',
});
const across = [
  { xPx: 100, yPx: 100 },
  { xPx: 200, yPx: 100 },
];
const ball: Calibration = { kind: 'ball', points: across, sizeMm: 25 };

describe('film scale', () => {
  it('Given no spacing and no calibration, then there are only pixels', () => {
    expect(filmScale(none, null)).toEqual({ kind: 'pixels' });
    expect(pixelSize({ kind: 'pixels' })).toEqual({ row: 1, column: 1 });
  });

  it('Given no calibration, then it is what the file states', () => {
    expect(filmScale(detector, null)).toEqual({
      kind: 'file',
      basis: 'detector',
      rowMm: 0.24,
      columnMm: 0.36,
      dividedBy: 1,
    });
  });

  it('Given a ball 100 columns wide, then a column is a hundredth of its diameter, with or without a spacing', () => {
    expect(filmScale(none, ball)).toEqual({ kind: 'ball', sizeMm: 25, rowMm: 0.25, columnMm: 0.25 });
    const scale = filmScale(detector, ball);
    expect(scale).toMatchObject({ kind: 'ball', columnMm: 0.25 });
    expect(pixelSize(scale).row).toBeCloseTo((0.25 * 2) / 3, 12);
    expect(impliedMagnification(scale, detector)).toBeCloseTo(0.36 / 0.25, 12);
    expect(impliedMagnification(scale, none)).toBeUndefined();
  });

  it('Given a ball or a ruler drawn anywhere over pixels of any shape, then the line over it measures its size', () => {
    const coordinate = fc.double({ min: 0, max: 4000, noNaN: true });
    const point = fc.record({ xPx: coordinate, yPx: coordinate });
    const spacingMm = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        point,
        point,
        spacingMm,
        spacingMm,
        fc.double({ min: 1, max: 500, noNaN: true }),
        (from, to, rowMm, columnMm, sizeMm) => {
          const spacing = resolvePixelSpacing({ imagerPixelSpacing: [rowMm, columnMm] });
          fc.pre(calibrationLengthPx([from, to], spacing) > 1);
          const scale = filmScale(spacing, { kind: 'ruler', points: [from, to], sizeMm });
          expect(lengthBetween(from, to, pixelSize(scale))).toBeCloseTo(sizeMm, 6);
          expect(pixelSize(scale).row / pixelSize(scale).column).toBeCloseTo(rowMm / columnMm, 9);
        },
      ),
    );
  });

  it('Given a factor, then the spacing of the detector is divided by it', () => {
    const factor: Calibration = { kind: 'magnification', factor: 1.2 };
    expect(filmScale(detector, factor)).toMatchObject({ kind: 'magnification', factor: 1.2 });
    expect(pixelSize(filmScale(detector, factor)).row).toBeCloseTo(0.2, 12);
    // A calibrated spacing is never divided again: the detector's beside it is.
    expect(pixelSize(filmScale(calibrated, factor)).row).toBeCloseTo(0.2, 12);
  });

  it('Given a spacing that the file has calibrated or corrected and none of the detector, then no factor applies', () => {
    const fiducial = resolvePixelSpacing({ pixelSpacing: [0.2, 0.3], calibrationType: 'FIDUCIAL' });
    expect(magnifiableSpacing(fiducial)).toBeUndefined();
    expect(magnifiableSpacing(none)).toBeUndefined();
    expect(filmScale(fiducial, { kind: 'magnification', factor: 1.2 })).toMatchObject({
      kind: 'file',
      basis: 'fiducial',
      columnMm: 0.3,
    });
  });
});
