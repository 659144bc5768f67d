import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageFacts } from '#contract/image-facts.ts';
import { applyWindow } from '#domain/imaging/apply-window.ts';
import { voiChoices } from '#domain/imaging/voi-choices.ts';
import { packVoiLut, tabledBrightness, unpackVoiLut, type VoiTable } from '#domain/imaging/voi-table.ts';

const voi: VoiTable = {
  explanation: 'BONE',
  firstMapped: -10,
  bitsPerEntry: 10,
  table: Uint16Array.of(0, 1023, 511),
};

describe('VOI table', () => {
  it('Given values before, in and past it, When looked up, Then its ends hold (PS3.3 C.11.2.1.1)', () => {
    const at = (value: number) => tabledBrightness(value, voi) * 1023;
    expect([-99, -10, -9, -8, 500].map(at)).toEqual([0, 0, 1023, 511, 511]);
  });

  it('Given a plane, When shown through it, Then polarity comes last', () => {
    const plane = { widthPx: 3, heightPx: 1, samples: Int16Array.of(-10, -9, -8) };
    expect([...applyWindow(plane, voi, 'MONOCHROME2')]).toEqual([0, 255, 127]);
    expect([...applyWindow(plane, voi, 'MONOCHROME1')]).toEqual([255, 0, 128]);
    const fractions = { ...plane, samples: Float32Array.of(-9.6, -9.4, 1e9) };
    expect([...applyWindow(fractions, voi, 'MONOCHROME2')]).toEqual([0, 255, 127]);
  });

  it('Given any table and plane, When packed for its facts, Then every value of the plane is shown as before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 300 }),
        fc.uint16Array({ minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: -350, max: 350 }), { minLength: 1, maxLength: 10 }),
        (firstMapped, table, values) => {
          const any: VoiTable = { explanation: 'any', firstMapped, bitsPerEntry: 16, table };
          const packed = packVoiLut(any, Math.min(...values), Math.max(...values));
          const unpacked = unpackVoiLut(packed);
          expect(unpacked.table.length).toBeLessThanOrEqual(table.length);
          for (const value of values)
            expect(tabledBrightness(value, unpacked)).toBe(tabledBrightness(value, any));
        },
      ),
    );
  });

  it('Given a file with tables and windows, When its choices are listed, Then tables come first and auto last', () => {
    const windows: ImageFacts['windows'] = [
      { center: 100, width: 50, function: 'SIGMOID', explanation: 'SOFT' },
      { center: 128, width: 256, function: 'LINEAR', explanation: 'auto' },
    ];
    const voiLuts = [packVoiLut(voi, -10, -8)];
    expect(voiChoices({ windows, voiLuts }).map(({ explanation }) => explanation)).toEqual([
      'BONE',
      'SOFT',
      'auto',
    ]);
    expect(voiChoices({ windows })).toEqual(windows);
  });
});
