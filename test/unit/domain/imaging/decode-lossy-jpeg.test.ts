import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTurboJpeg } from '#adapters/analysis/decode/codecs/decode-turbo-jpeg.ts';
import { decodeLossyJpeg } from '#domain/imaging/jpeg/decode-lossy-jpeg.ts';
import { encodeLossyJpeg } from '#test/fixtures/encode-lossy-jpeg.ts';
import { encodeJpeg } from '#test/fixtures/encode-picture.ts';
import { createRandom } from '#test/fixtures/phantom/noise.ts';

const widthPx = 43;
const heightPx = 29;

/** A gradient with noise over all of 0 to `highest`. */
function picture(highest: number, seed = 1, width = widthPx, height = heightPx): Uint16Array {
  const random = createRandom(seed);
  return Uint16Array.from({ length: width * height }, (_, index) =>
    Math.floor(highest * (0.6 * ((index % width) / width) + 0.4 * random())),
  );
}

function worstDifference(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  expect(ours.length).toBe(theirs.length);
  let worst = 0;
  for (let index = 0; index < ours.length; index++) {
    worst = Math.max(worst, Math.abs((ours[index] ?? NaN) - (theirs[index] ?? NaN)));
  }
  return worst;
}

const grey = (samples: ArrayLike<number>) => [{ horizontal: 1, vertical: 1, samples }];

describe('lossy JPEG of 12 bits', () => {
  it.each([0, 1, 3, 30])(
    'Given quantization by 1 and %d units between restarts, When decoded, Then no sample is off by more than rounding',
    (restartInterval) => {
      const samples = picture(4095);
      const decoded = decodeLossyJpeg(encodeLossyJpeg(widthPx, heightPx, grey(samples), { restartInterval }));
      expect(decoded).toMatchObject({ widthPx, heightPx, componentCount: 1, precisionBits: 12 });
      // Each of 64 coefficients is off by at most a half; most samples come back as they were.
      expect(worstDifference(decoded.samples, samples)).toBeLessThanOrEqual(2);
    },
  );

  it('Given blocks of one value, When decoded, Then the ends of the range are kept', () => {
    const samples = Uint16Array.from(
      { length: 64 * 3 },
      (_, index) => [0, 2048, 4095][(index % 24) >> 3] ?? 0,
    );
    const decoded = decodeLossyJpeg(encodeLossyJpeg(24, 8, grey(samples)));
    expect(decoded.samples).toEqual(samples);
  });

  it('Given quantization steps of two bytes, When decoded, Then they are applied', () => {
    const samples = new Uint16Array(64).fill(3000);
    const decoded = decodeLossyJpeg(encodeLossyJpeg(8, 8, grey(samples), { step: 700 }));
    // 8 * (3000 - 2048) = 7616 becomes 11 steps of 700, an eighth of which is 962.5.
    expect(worstDifference(decoded.samples, new Uint16Array(64).fill(3010.5))).toBeLessThanOrEqual(1);
  });

  it.each([
    ['in one scan', false],
    ['in a scan each', true],
  ])(
    'Given three components %s, two of them subsampled, When decoded, Then each lies where it belongs',
    (_, inSeparateScans) => {
      const first = picture(4095, 1);
      const halfWidth = Math.ceil(widthPx / 2);
      const halfHeight = Math.ceil(heightPx / 2);
      const [second, third] = [
        picture(4095, 2, halfWidth, halfHeight),
        picture(4095, 3, halfWidth, halfHeight),
      ];
      const coded = encodeLossyJpeg(
        widthPx,
        heightPx,
        [
          { horizontal: 2, vertical: 2, samples: first },
          { horizontal: 1, vertical: 1, samples: second },
          { horizontal: 1, vertical: 1, samples: third },
        ],
        { inSeparateScans, adobeTransform: 0 },
      );
      const expected = Uint16Array.from({ length: 3 * widthPx * heightPx }, (__, index) => {
        const pixel = Math.floor(index / 3);
        const half = (Math.floor(pixel / widthPx) >> 1) * halfWidth + ((pixel % widthPx) >> 1);
        return [first[pixel], second[half], third[half]][index % 3] ?? 0;
      });
      expect(worstDifference(decodeLossyJpeg(coded).samples, expected)).toBeLessThanOrEqual(2);
    },
  );

  it('Given Y, Cb and Cr, When decoded, Then they become red, green and blue', () => {
    const flat = (value: number) => ({
      horizontal: 1,
      vertical: 1,
      samples: new Uint16Array(64).fill(value),
    });
    const decoded = decodeLossyJpeg(encodeLossyJpeg(8, 8, [flat(2000), flat(2048 - 300), flat(2048 + 500)]));
    const expected = [2000 + 1.402 * 500, 2000 + 0.344136 * 300 - 0.714136 * 500, 2000 - 1.772 * 300];
    expect(worstDifference(decoded.samples.subarray(0, 3), expected.map(Math.round))).toBeLessThanOrEqual(1);
  });
});

describe('lossy JPEG against libjpeg-turbo', () => {
  it.each([
    ['sequential', false],
    ['progressive', true],
  ])(
    'Given 8 bits, %s, at any quality, When both decode, Then no grey is off by more than 1',
    async (_, progressive) => {
      for (const quality of [5, 50, 75, 92]) {
        for (const [width, height] of [
          [64, 48],
          [67, 45],
          [129, 200],
        ] as const) {
          const samples = Uint8Array.from(picture(255, quality, width, height));
          const coded = await encodeJpeg(
            { widthPx: width, heightPx: height, samples, bitsStored: 8 },
            quality,
            progressive,
          );
          const theirs = await decodeTurboJpeg(coded);
          const ours = decodeLossyJpeg(coded);
          expect(worstDifference(ours.samples, theirs.bytes), `${quality} ${width}`).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  it.each([false, true])(
    'Given colours (progressive: %s), When both decode, Then they agree',
    async (progressive) => {
      // Colours that change slowly: where a component is subsampled, libjpeg-turbo blends and we repeat.
      const samples = Uint8Array.from({ length: 3 * 64 * 48 }, (_, index) => {
        const pixel = Math.floor(index / 3);
        return Math.round([1.5 * (pixel % 64), 128, 4 * Math.floor(pixel / 64)][index % 3] ?? 0);
      });
      const coded = await encodeJpeg(
        { widthPx: 64, heightPx: 48, samples, bitsStored: 8, samplesPerPixel: 3 },
        100,
        progressive,
      );
      const theirs = await decodeTurboJpeg(coded);
      expect(worstDifference(decodeLossyJpeg(coded).samples, theirs.bytes)).toBeLessThanOrEqual(8);
    },
  );
});

describe('damaged lossy JPEG', () => {
  const sound = encodeLossyJpeg(widthPx, heightPx, grey(picture(4095)), { restartInterval: 4 });

  it('Given a stream cut anywhere, When decoded, Then it is refused, never half a picture', () => {
    // Without the end-of-image marker alone, the picture is whole.
    for (let length = 0; length < sound.length - 3; length += 7) {
      expect(() => decodeLossyJpeg(sound.subarray(0, length)), String(length)).toThrow(RangeError);
    }
  });

  it('Given an interval cut out between two restart markers, When decoded, Then it is refused', () => {
    const markers = [...sound.keys()].filter(
      (at) => sound[at] === 0xff && ((sound[at + 1] ?? 0) & 0xf8) === 0xd0,
    );
    const [second = 0, third = 0] = markers.slice(1);
    const shorter = Uint8Array.from([...sound.subarray(0, second), ...sound.subarray(third)]);
    expect(() => decodeLossyJpeg(shorter)).toThrow(RangeError);
  });

  it('Given a progressive stream whose last scans are gone, When decoded, Then it is refused', async () => {
    const samples = Uint8Array.from(picture(255));
    const coded = await encodeJpeg({ widthPx, heightPx, samples, bitsStored: 8 }, 92, true);
    const scans = [...coded.keys()].filter((at) => coded[at] === 0xff && coded[at + 1] === 0xda);
    expect(scans.length).toBeGreaterThan(3);
    for (const at of scans) {
      const shorter = Uint8Array.from([...coded.subarray(0, at), 0xff, 0xd9]);
      expect(() => decodeLossyJpeg(shorter)).toThrow(/part of the picture is missing/);
    }
  });

  it('Given a scan repeated without end, When decoded, Then it is refused', async () => {
    const samples = Uint8Array.from(picture(255));
    const coded = await encodeJpeg({ widthPx, heightPx, samples, bitsStored: 8 }, 92, true);
    const [first = 0, second = 0] = [...coded.keys()].filter(
      (at) => coded[at] === 0xff && coded[at + 1] === 0xda,
    );
    const scan = coded.subarray(first, second);
    const repeated = Uint8Array.from([...coded.subarray(0, second), ...scan, ...coded.subarray(second)]);
    expect(() => decodeLossyJpeg(repeated)).toThrow(RangeError);
  });

  it('Given any damage behind the sizes, When decoded, Then the result is a picture or a RangeError', async () => {
    const samples = Uint8Array.from(picture(255));
    const progressive = await encodeJpeg({ widthPx, heightPx, samples, bitsStored: 8 }, 80, true);
    for (const source of [sound, progressive]) {
      const frame = source.findIndex((byte, at) => byte === 0xff && ((source[at + 1] ?? 0) & 0xfc) === 0xc0);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(source.length - 1), fc.nat(255)), { maxLength: 5 }),
          (changes) => {
            const bytes = source.slice();
            // The size is checked before, and left alone here.
            for (const [at, value] of changes) if (at < frame + 5 || at > frame + 8) bytes[at] = value;
            try {
              decodeLossyJpeg(bytes);
            } catch (thrown) {
              expect(thrown).toBeInstanceOf(RangeError);
            }
          },
        ),
        { numRuns: 500 },
      );
    }
  });
});
