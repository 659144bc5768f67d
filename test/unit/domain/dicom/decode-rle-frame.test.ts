import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRleFrame } from '#domain/dicom/decode-rle-frame.ts';
import { encodeRleFrame } from '#test/fixtures/encode-rle-frame.ts';

describe('RLE frame', () => {
  it('Given any 8-bit samples, When they are encoded and decoded, Then they come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 700 }), (samples) => {
        const decoded = decodeRleFrame(encodeRleFrame(samples), {
          pixelCount: samples.length,
          samplesPerPixel: 1,
          bytesPerSample: 1,
        });
        expect(decoded).toEqual(samples);
      }),
    );
  });

  it('Given any 16-bit colour samples, When they are encoded and decoded, Then they come back plane after plane', () => {
    fc.assert(
      fc.property(fc.uint16Array({ minLength: 3, maxLength: 300 }), (any) => {
        const samples = any.subarray(0, any.length - (any.length % 3));
        const decoded = decodeRleFrame(encodeRleFrame(samples, 3), {
          pixelCount: samples.length / 3,
          samplesPerPixel: 3,
          bytesPerSample: 2,
        });
        expect(new Uint16Array(decoded.buffer)).toEqual(Uint16Array.from(samples));
      }),
    );
  });

  it('Given the example of PS3.5 G.3, When a run and a literal follow each other, Then both are expanded', () => {
    const frame = new Uint8Array(64 + 6);
    const header = new DataView(frame.buffer);
    header.setUint32(0, 1, true);
    header.setUint32(4, 64, true);
    frame.set([0xfe, 7, 0x80, 1, 8, 9], 64);
    const decoded = decodeRleFrame(frame, { pixelCount: 5, samplesPerPixel: 1, bytesPerSample: 1 });
    expect([...decoded]).toEqual([7, 7, 7, 8, 9]);
  });

  it('Given a frame cut anywhere, When it is decoded, Then it is refused in plain words', () => {
    const samples = Uint16Array.from({ length: 400 }, (_, index) => (index * 37) % 4096);
    const frame = encodeRleFrame(samples);
    const shape = { pixelCount: 400, samplesPerPixel: 1, bytesPerSample: 2 } as const;
    for (let length = 0; length < frame.length - 1; length += 7) {
      expect(() => decodeRleFrame(frame.subarray(0, length), shape)).toThrow(RangeError);
    }
  });

  it('Given any bytes, When they are decoded, Then the result is a picture or a RangeError', () => {
    const shape = { pixelCount: 16, samplesPerPixel: 1, bytesPerSample: 1 } as const;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        if (bytes.length > 4) bytes.set([1, 0, 0, 0, 64, 0, 0, 0].slice(0, Math.min(8, bytes.length)));
        try {
          expect(decodeRleFrame(bytes, shape)).toHaveLength(16);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
