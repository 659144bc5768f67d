import { describe, expect, it } from 'vitest';
import { PNG } from 'pngjs';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { encodeHighThroughputJpeg2000, encodeJpeg, encodeJpeg2000 } from '#test/fixtures/encode-picture.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { writePng } from '#test/fixtures/write-png.ts';
import { givenPicture } from './given-pictures.ts';

const grey16 = givenPicture(16);
const grey8 = { ...grey16, samples: Uint8Array.from(grey16.samples, (value) => value >> 8) };
const pixelCount = grey16.widthPx * grey16.heightPx;

/** Red, green and blue of each pixel, one after the other. */
const colours = Uint8Array.from({ length: 3 * pixelCount }, (_, index) => (index * 53 + (index >> 5)) & 0xff);
const expectedGrey = Array.from({ length: pixelCount }, (_, index) => {
  const [red = 0, green = 0, blue = 0] = colours.subarray(3 * index, 3 * index + 3);
  return Math.round((299 * red + 587 * green + 114 * blue) / 1000);
});
const planar = Uint8Array.from(
  colours,
  (_, index) => colours[3 * (index % pixelCount) + Math.floor(index / pixelCount)] ?? 0,
);

async function samplesOf(file: Uint8Array): Promise<number[]> {
  return [...(await decodeRadiograph(file, 'film')).plane.samples];
}

describe('PNG and JPEG files', () => {
  it('Given a 16-bit grey PNG, When opened, Then it stays 16 bits', async () => {
    const { facts, plane } = await decodeRadiograph(writePng(grey16), 'film.png');
    expect(plane.samples).toEqual(grey16.samples);
    expect(imageFactsSchema.parse(facts)).toMatchObject({
      format: 'png',
      bitsStored: 16,
      sampleType: 'uint16',
      pixelSpacing: { source: 'none' },
    });
  });

  it('Given an 8-bit PNG named .dcm, When opened, Then its content decides', async () => {
    const { facts, plane } = await decodeRadiograph(writePng(grey8), 'film.dcm');
    expect(plane.samples).toEqual(grey8.samples);
    expect(facts).toMatchObject({ format: 'png', fileName: 'film.dcm', bitsStored: 8 });
    expect(facts.windows.map((window) => window.explanation)).toEqual(['as stored', 'auto']);
  });

  it('Given a colour PNG, When opened, Then it is its luminance', async () => {
    const picture = new PNG({ width: grey16.widthPx, height: grey16.heightPx });
    picture.data = Buffer.from(colours);
    const file = PNG.sync.write(picture, { colorType: 2, inputColorType: 2, inputHasAlpha: false });
    expect(await samplesOf(file)).toEqual(expectedGrey);
  });

  it.each([false, true])(
    'Given a colour JPEG (progressive: %s), When opened, Then it is about its luminance',
    async (progressive) => {
      const flat = Uint8Array.from({ length: 3 * pixelCount }, (_, index) => [200, 100, 50][index % 3] ?? 0);
      const jpeg = await encodeJpeg(
        { ...grey8, samples: flat, bitsStored: 8, samplesPerPixel: 3 },
        95,
        progressive,
      );
      for (const value of await samplesOf(jpeg)) expect(Math.abs(value - 124)).toBeLessThanOrEqual(2);
    },
  );
});

describe('colour DICOM', () => {
  const colour = { ...grey8, samples: colours };

  it.each([
    ['pixel by pixel', { samples: colours, isPlanar: false }],
    ['plane after plane', { samples: planar, isPlanar: true }],
  ])(
    'Given RGB %s, When opened, Then it is its luminance, shown as stored',
    async (_, { samples, isPlanar }) => {
      const file = writeDicom({ ...grey8, samples }, { photometric: 'RGB', samplesPerPixel: 3, isPlanar });
      const { facts, plane } = await decodeRadiograph(file, 'film.dcm');
      expect([...plane.samples]).toEqual(expectedGrey);
      expect(facts).toMatchObject({ photometric: 'MONOCHROME2', bitsStored: 8 });
      expect(facts.windows[0]?.explanation).toBe('as stored');
    },
  );

  it('Given RGB in RLE, When opened, Then it is its luminance', async () => {
    const file = writeDicom(
      { ...grey8, samples: planar },
      { photometric: 'RGB', samplesPerPixel: 3, transferSyntaxUid: '1.2.840.10008.1.2.5' },
    );
    expect(await samplesOf(file)).toEqual(expectedGrey);
  });

  it.each([
    ['JPEG 2000', '1.2.840.10008.1.2.4.90', encodeJpeg2000],
    ['High-Throughput JPEG 2000', '1.2.840.10008.1.2.4.201', encodeHighThroughputJpeg2000],
  ])(
    'Given RGB in %s with its colour transform, When opened, Then it is its luminance',
    async (_, uid, encode) => {
      const codedFrames = [await encode({ ...colour, bitsStored: 8, samplesPerPixel: 3 })];
      const file = writeDicom(colour, {
        photometric: 'YBR_RCT',
        samplesPerPixel: 3,
        transferSyntaxUid: uid,
        codedFrames,
      });
      expect(await samplesOf(file)).toEqual(expectedGrey);
    },
  );

  it('Given YBR_FULL, When opened, Then its first sample is the grey', async () => {
    const file = writeDicom(colour, { photometric: 'YBR_FULL', samplesPerPixel: 3 });
    expect(await samplesOf(file)).toEqual([...colours].filter((_, index) => index % 3 === 0));
  });

  it('Given a palette, When opened, Then each index becomes the luminance of its colour', async () => {
    const ramp = Array.from({ length: 256 }, (_, index) => index * 257);
    const falling = ramp.toReversed();
    const palette = [ramp, falling, ramp].flatMap((entries, index) => [
      { tag: 0x00281101 + index, vr: 'US', value: [256, 0, 16] },
      {
        tag: 0x00281201 + index,
        vr: 'OW',
        value: Uint8Array.from(entries.flatMap((entry) => [entry & 0xff, entry >> 8])),
      },
    ]);
    const { facts, plane } = await decodeRadiograph(
      writeDicom(grey8, { photometric: 'PALETTE COLOR', extraElements: palette }),
      'film.dcm',
    );
    const expected = [...grey8.samples].map((index) =>
      Math.round((413 * index * 257 + 587 * (255 - index) * 257) / 1000),
    );
    expect([...plane.samples]).toEqual(expected);
    expect(facts).toMatchObject({ bitsStored: 16, representable: { low: 0, high: 65535 } });
  });
});
