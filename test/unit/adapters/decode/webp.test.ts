import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { turnPlane } from '#domain/imaging/turn-plane.ts';
import { writeWebp } from '#test/fixtures/write-webp.ts';
import { expectChangesAreSurvived, expectCutsAreRefused } from './damaged-files.ts';
import { bytesOf, givenPicture, refusalOf } from './given-pictures.ts';

const { widthPx, heightPx, ...picture } = givenPicture(8);
const grey = { widthPx, heightPx, samples: bytesOf({ widthPx, heightPx, ...picture }) };

describe('WebP films', () => {
  it('Given a lossless file, When opened, Then every grey value is kept', async () => {
    const { facts, plane } = await decodeRadiograph(await writeWebp(grey), 'film.webp');
    expect(plane).toMatchObject({ widthPx, heightPx });
    expect(plane.samples).toEqual(grey.samples);
    expect(imageFactsSchema.parse(facts)).toMatchObject({
      format: 'webp',
      bitsStored: 8,
      pixelSpacing: { source: 'none' },
      frameCount: 1,
    });
  });

  it('Given a lossy file of quality 95, When opened, Then the greys are near, 4 of 255 in the mean', async () => {
    const { plane } = await decodeRadiograph(await writeWebp(grey, { quality: 95 }), 'film.webp');
    const errors = Array.from(grey.samples, (value, index) => Math.abs(value - (plane.samples[index] ?? 0)));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(4);
  });

  it('Given a half transparent file, When opened, Then it lies on black', async () => {
    const { plane } = await decodeRadiograph(await writeWebp(grey, { alpha: 128 }), 'film.webp');
    expect([...plane.samples]).toEqual(Array.from(grey.samples, (value) => Math.round((value * 128) / 255)));
  });

  it.each([1, 3, 6, 8] as const)(
    'Given EXIF orientation %i, When opened, Then it stands upright',
    async (way) => {
      const { plane } = await decodeRadiograph(await writeWebp(grey, { orientation: way }), 'film.webp');
      const expected = turnPlane(grey, way);
      expect([plane.widthPx, plane.heightPx]).toEqual([expected.widthPx, expected.heightPx]);
      expect(plane.samples).toEqual(expected.samples);
    },
  );

  it('Given an animation, When opened, Then it is refused', async () => {
    const file = await writeWebp(grey, { orientation: 1 });
    const at = file.length - 34;
    expect(String.fromCharCode(...file.subarray(at, at + 4))).toBe('EXIF');
    file.set([0x41, 0x4e, 0x49, 0x4d], at);
    expect((await refusalOf(file)).code).toBe('image.unsupported');
  });

  it('Given a picture and a canvas of different sizes, When opened, Then it is damage', async () => {
    const file = await writeWebp(grey, { orientation: 1 });
    new DataView(file.buffer).setUint16(24, 4000, true);
    expect((await refusalOf(file)).code).toBe('image.unreadable');
  });

  it('Given a header past the limit, When opened, Then it is refused before it is decoded', async () => {
    const file = await writeWebp(grey);
    // VP8L: width and height less one, 14 bits each, behind the signature byte.
    new DataView(file.buffer).setUint32(21, 0x0fff_ffff, true);
    expect((await refusalOf(file)).code).toBe('image.too-large');
  });
});

describe('WebP films that are cut or damaged', () => {
  const files = Promise.all([
    writeWebp(grey),
    writeWebp(grey, { quality: 80 }),
    writeWebp(grey, { orientation: 6 }),
  ]);

  it('Given a file cut anywhere, When opened, Then it is refused by a declared error', async () => {
    await expectCutsAreRefused(await files);
  });

  it('Given bytes changed anywhere, When opened, Then it opens or is refused by a declared error', async () => {
    await expectChangesAreSurvived(await files);
  });
});
