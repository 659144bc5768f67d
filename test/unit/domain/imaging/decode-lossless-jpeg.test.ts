import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLosslessJpeg } from '#domain/imaging/jpeg/decode-lossless-jpeg.ts';
import { encodeLosslessJpeg } from '#test/fixtures/encode-lossless-jpeg.ts';

describe('lossless JPEG', () => {
  it('Given any samples, predictor and precision, When coded and decoded, Then they come back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 2, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        fc.uint16Array({ minLength: 9, maxLength: 90 }),
        (predictor, bitsStored, widthPx, any) => {
          const heightPx = Math.floor(any.length / widthPx);
          const samples = any.subarray(0, widthPx * heightPx).map((value) => value & (2 ** bitsStored - 1));
          const decoded = decodeLosslessJpeg(
            encodeLosslessJpeg({ widthPx, heightPx, samples, bitsStored }, predictor),
          );
          expect(decoded).toMatchObject({ widthPx, heightPx, componentCount: 1, precisionBits: bitsStored });
          expect(decoded.samples).toEqual(samples);
        },
      ),
    );
  });

  it('Given any bytes behind its header, When decoded, Then the result is a picture or a RangeError', () => {
    const samples = Uint16Array.from({ length: 64 }, (_, index) => (index * 61) & 0xff);
    const sound = encodeLosslessJpeg({ widthPx: 8, heightPx: 8, samples, bitsStored: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 5 }), (changes) => {
        const bytes = sound.slice();
        // The size stands at offset 7: it is checked before, and left alone here.
        for (const [at, value] of changes) if (at < 5 || at > 11) bytes[at] = value;
        try {
          decodeLosslessJpeg(bytes);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('Given restart markers after every line, When decoded, Then each line begins anew', () => {
    // 2 x 2 samples of 8 bits, one code: category 0 is a single 0 bit, so every difference is 0.
    const stream = [
      ...[0xff, 0xd8, 0xff, 0xc3, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0],
      ...[0xff, 0xc4, 0, 20, 0, 1, ...new Array<number>(15).fill(0), 0],
      ...[0xff, 0xdd, 0, 4, 0, 2],
      ...[0xff, 0xda, 0, 8, 1, 1, 0, 1, 0, 0],
      ...[0x3f, 0xff, 0xd0, 0x3f, 0xff, 0xd9],
    ];
    expect([...decodeLosslessJpeg(Uint8Array.from(stream)).samples]).toEqual([128, 128, 128, 128]);
  });

  it('Given three components, When decoded, Then the samples lie pixel by pixel', () => {
    // One pixel; differences of category 1: bit 1 is +1, bit 0 is -1.
    const stream = [
      ...[0xff, 0xd8, 0xff, 0xc3, 0, 17, 8, 0, 1, 0, 1, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0],
      ...[0xff, 0xc4, 0, 21, 0, 0, 2, ...new Array<number>(14).fill(0), 0, 1],
      ...[0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 1, 0, 0],
      // Codes: 00 is category 0, 01 is category 1. 01 1, 00, 01 0.
      ...[0b01100010, 0xff, 0xd9],
    ];
    expect([...decodeLosslessJpeg(Uint8Array.from(stream)).samples]).toEqual([129, 128, 127]);
  });
});
