import { describe, expect, it } from 'vitest';
import { lengthScale } from '#domain/dicom/length-scale.ts';
import { resolvePixelSpacing } from '#domain/dicom/pixel-spacing.ts';

const detector = { imagerPixelSpacing: [0.24, 0.36] } as const;
const stated = { pixelSpacing: [0.2, 0.3] } as const;

describe('length scale', () => {
  it.each([
    ['the detector alone', detector, 'detector', 0.24, 0.36, 1],
    [
      'the detector with a magnification',
      { ...detector, magnification: 1.2 },
      'estimated-magnification',
      0.2,
      0.3,
      1.2,
    ],
    ['a magnification of 1', { ...detector, magnification: 1 }, 'detector', 0.24, 0.36, 1],
    ['a spacing alone', stated, 'unstated', 0.2, 0.3, 1],
    [
      'a spacing beside another of the detector',
      { ...stated, ...detector },
      'corrected-unstated',
      0.2,
      0.3,
      1,
    ],
    [
      'a calibrated spacing with a magnification',
      { ...stated, ...detector, calibrationType: 'FIDUCIAL', magnification: 1.2 },
      'fiducial',
      0.2,
      0.3,
      1,
    ],
    [
      'a corrected spacing with a magnification',
      { ...stated, calibrationType: 'GEOMETRY', magnification: 1.2 },
      'geometry',
      0.2,
      0.3,
      1,
    ],
  ])(
    'Given %s, When a length is taken, Then it says what it stands on',
    (_, attributes, basis, row, column, by) => {
      const scale = lengthScale(resolvePixelSpacing(attributes));
      expect(scale).toMatchObject({ basis, dividedBy: by });
      expect(scale?.rowMm).toBeCloseTo(row, 12);
      expect(scale?.columnMm).toBeCloseTo(column, 12);
    },
  );

  it('Given no spacing, When a length is taken, Then there is none', () => {
    expect(lengthScale({ source: 'none' })).toBeUndefined();
  });
});
