import { describe, expect, it } from 'vitest';
import { polarityConflict } from '#domain/dicom/polarity-conflict.ts';

describe('polarity conflict', () => {
  it.each([
    ['MONOCHROME2', 'IDENTITY', undefined],
    ['MONOCHROME1', 'INVERSE', undefined],
    ['MONOCHROME2', undefined, undefined],
    ['MONOCHROME1', 'LIN OD', undefined],
    ['MONOCHROME1', 'IDENTITY', 'IDENTITY'],
    ['MONOCHROME2', 'INVERSE', 'INVERSE'],
  ] as const)(
    'Given %s with the shape %s, When compared, Then the conflict is %s',
    (photometric, shape, conflict) => {
      expect(polarityConflict(photometric, shape)).toBe(conflict);
    },
  );
});
