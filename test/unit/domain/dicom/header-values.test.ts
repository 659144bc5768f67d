import { describe, expect, it } from 'vitest';
import { formatPersonName } from '#domain/dicom/person-name.ts';
import { resolvePixelSpacing } from '#domain/dicom/pixel-spacing.ts';
import { isoDate } from '#domain/dicom/study-date.ts';

describe('header values', () => {
  it.each([
    ['20260102', '2026-01-02'],
    ['2026.01.02', '2026-01-02'],
    ['20261302', undefined],
    ['2026', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('Given the date %s, When read, Then it is %s', (value, expected) => {
    expect(isoDate(value)).toBe(expected);
  });

  it.each([
    ['Doe^Jane', 'Doe, Jane'],
    ['Adams^John Robert Quincy^^Rev.^B.A. M.Div.', 'Adams, Rev. John Robert Quincy, B.A. M.Div.'],
    ['Yamada^Tarou=山田^太郎', 'Yamada, Tarou (山田, 太郎)'],
    ['=山田^太郎', '山田, 太郎'],
    ['PHANTOM', 'PHANTOM'],
  ])('Given the name %s, When formatted, Then it reads %s', (value, expected) => {
    expect(formatPersonName(value)).toBe(expected);
  });

  it('Given a spacing and its calibration, When resolved, Then the source says what it means', () => {
    const pixelSpacing = [0.2, 0.3] as const;
    expect(resolvePixelSpacing({ pixelSpacing })).toEqual({
      source: 'pixel-spacing',
      rowMm: 0.2,
      columnMm: 0.3,
    });
    expect(resolvePixelSpacing({ pixelSpacing, calibrationType: 'FIDUCIAL' }).source).toBe(
      'pixel-spacing-fiducial',
    );
    expect(resolvePixelSpacing({ pixelSpacing, calibrationType: 'GEOMETRY' }).source).toBe(
      'pixel-spacing-geometry',
    );
  });

  it('Given a spacing that only repeats the detector, When resolved, Then it counts as the detector', () => {
    const spacing = { pixelSpacing: [0.2, 0.2], imagerPixelSpacing: [0.2, 0.2] } as const;
    expect(resolvePixelSpacing(spacing).source).toBe('imager-pixel-spacing');
    expect(resolvePixelSpacing({ imagerPixelSpacing: [0.2, 0.2] }).source).toBe('imager-pixel-spacing');
    expect(resolvePixelSpacing({})).toEqual({ source: 'none' });
  });

  it('Given a magnification, When resolved, Then it is carried and nothing is divided by it', () => {
    const imagerPixelSpacing = [0.24, 0.24] as const;
    expect(resolvePixelSpacing({ imagerPixelSpacing, magnification: 1.2 })).toEqual({
      source: 'imager-pixel-spacing',
      rowMm: 0.24,
      columnMm: 0.24,
      magnification: 1.2,
    });
    for (const magnification of [0.9, 0, -1, 50, NaN, Infinity]) {
      expect(resolvePixelSpacing({ imagerPixelSpacing, magnification })).not.toHaveProperty('magnification');
    }
  });

  it('Given a corrected spacing beside that of the detector, When resolved, Then both are there', () => {
    const attributes = {
      pixelSpacing: [0.2, 0.2],
      imagerPixelSpacing: [0.24, 0.24],
      calibrationType: 'FIDUCIAL',
      calibrationDescription: 'ball 25 mm',
    } as const;
    expect(resolvePixelSpacing(attributes)).toEqual({
      source: 'pixel-spacing-fiducial',
      rowMm: 0.2,
      columnMm: 0.2,
      calibrationDescription: 'ball 25 mm',
      detector: { rowMm: 0.24, columnMm: 0.24 },
    });
  });
});
