import { describe, expect, it } from 'vitest';
import { resolvePixelSpacing } from '#domain/dicom/pixel-spacing.ts';
import { filmScale } from '#domain/imaging/measurement/film-scale.ts';
import type { Measurement } from '#domain/imaging/measurement/measure-annotation.ts';
import { lengthWords, measurementLines, positiveNumber, scaleSentence, scaleShort } from '#text/measure.ts';

const detector = { imagerPixelSpacing: [0.5, 0.5] } as const;
const stated = { pixelSpacing: [0.4, 0.4] } as const;
const across = [
  { xPx: 0, yPx: 0 },
  { xPx: 100, yPx: 0 },
];
const statistics = { pixelCount: 12, mean: 1200.25, standardDeviation: 33.333, minimum: 1100, maximum: 1300 };

describe('a length', () => {
  it.each([
    ['no spacing', {}, '42 px'],
    ['the detector alone', detector, '42.1 mm at detector'],
    ['an estimated magnification', { ...detector, magnification: 1.2 }, '42.1 mm corrected ×1.20'],
    ['a ball of the file', { ...stated, calibrationType: 'FIDUCIAL' }, '42.1 mm calibrated (by the file)'],
    ['geometry of the file', { ...stated, calibrationType: 'GEOMETRY' }, '42.1 mm corrected (by the file)'],
    ['a spacing alone', stated, '42.1 mm (the file does not say in which plane)'],
    ['two spacings that differ', { ...stated, ...detector }, '42.1 mm corrected (the file does not say how)'],
  ])('Given %s, then it says what it stands on', (_, attributes, words) => {
    expect(lengthWords(42.12, filmScale(resolvePixelSpacing(attributes), null))).toBe(words);
  });

  it('Given a calibration of the reader, then it says by what, with the digits that were entered', () => {
    const spacing = resolvePixelSpacing(detector);
    const ball = filmScale(spacing, { kind: 'ball', points: across, sizeMm: 25 });
    expect(lengthWords(42.12, ball)).toBe('42.1 mm calibrated (ball 25 mm)');
    expect(scaleSentence(ball, spacing)).toBe('Scale calibrated (ball 25 mm) by you, true at its depth only');
    const ruler = filmScale(spacing, { kind: 'ruler', points: across, sizeMm: 100.5 });
    expect(lengthWords(42.12, ruler)).toBe('42.1 mm calibrated (ruler 100.5 mm)');
    const factor = filmScale(spacing, { kind: 'magnification', factor: 1.15 });
    expect(lengthWords(42.12, factor)).toBe('42.1 mm corrected ×1.15 (by you)');
    expect(scaleShort(factor, spacing)).toBe('pixel size corrected ×1.15 (by you)');
  });
});

describe('other values', () => {
  const scale = filmScale(resolvePixelSpacing(detector), null);
  const region: Measurement = { kind: 'region', area: 1234.4, statistics };

  it('Given a region, then grey values come with the unit that the file states, and its area with its scale', () => {
    expect(measurementLines('ellipse', region, scale, { format: 'dicom', valueUnit: 'OD' })).toEqual([
      'Mean 1200.3, SD 33.3',
      'Min 1100, max 1300',
      'Optical density × 1000',
      'Area 1234 mm² at detector',
    ]);
    expect(measurementLines('ellipse', region, scale, { format: 'dicom' })[2]).toBe(
      'Values of the file, no unit stated',
    );
    expect(measurementLines('ellipse', region, { kind: 'pixels' }, { format: 'png' }).slice(2)).toEqual([
      'Greys of the picture, no unit',
      'Area 1234 px²',
    ]);
  });

  it('Given a region without a pixel or axes that do not cross, then there is no number', () => {
    const empty: Measurement = { kind: 'region', area: 0.1, statistics: undefined };
    expect(measurementLines('rectangle', empty, scale, { format: 'dicom' })[0]).toBe('no pixel inside');
    const none: Measurement = { kind: 'angle', degrees: undefined };
    expect(measurementLines('neck-shaft', none, scale, { format: 'dicom' })).toEqual([
      'Neck–shaft not measurable',
    ]);
    const right: Measurement = { kind: 'angle', degrees: 89.96 };
    expect(measurementLines('cobb', right, scale, { format: 'dicom' })).toEqual(['Two lines 90.0°']);
  });

  it('Given a size as it is typed, with comma or point, then it is a number; else it is none', () => {
    expect(positiveNumber('25,4')).toBe(25.4);
    expect(positiveNumber(' 30 ')).toBe(30);
    for (const typed of ['', '0', '-3', 'ball', '1,2,3']) expect(positiveNumber(typed)).toBeUndefined();
  });
});
