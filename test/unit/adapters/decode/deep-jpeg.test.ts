import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { encodeLossyJpeg } from '#test/fixtures/encode-lossy-jpeg.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { givenPicture, refusalOf } from './given-pictures.ts';

const picture = givenPicture(12);
const { widthPx, heightPx, samples } = picture;
const jpeg = encodeLossyJpeg(widthPx, heightPx, [{ horizontal: 1, vertical: 1, samples }]);
const jpegExtended = '1.2.840.10008.1.2.4.51';

function expectClose(ours: ArrayLike<number>, theirs: ArrayLike<number>, most: number): void {
  const errors = Array.from(ours, (value, index) => Math.abs(value - (theirs[index] ?? NaN)));
  expect(Math.max(...errors)).toBeLessThanOrEqual(most);
}

describe('lossy JPEG of 12 bits', () => {
  it.each([jpegExtended, '1.2.840.10008.1.2.4.53', '1.2.840.10008.1.2.4.55'])(
    'Given it in a DICOM file (%s), When opened, Then its 12 bits are there',
    async (transferSyntaxUid) => {
      const file = writeDicom(picture, { transferSyntaxUid, codedFrames: [jpeg] });
      const { facts, plane } = await decodeRadiograph(file, 'film.dcm');
      expect(facts).toMatchObject({ bitsStored: 12, sampleType: 'uint16', transferSyntaxUid });
      expectClose(plane.samples, samples, 2);
    },
  );

  it('Given it as a file of its own, When opened, Then it is the same picture', async () => {
    const { facts, plane } = await decodeRadiograph(jpeg, 'film.jpg');
    expect(facts).toMatchObject({ format: 'jpeg', bitsStored: 12, representable: { low: 0, high: 4095 } });
    expectClose(plane.samples, samples, 2);
  });

  it('Given colours, When opened, Then they are their luminance', async () => {
    const flat = { horizontal: 1, vertical: 1, samples: samples.map(() => 2048) };
    const components = [{ horizontal: 2, vertical: 1, samples }, flat, flat];
    const coded = encodeLossyJpeg(widthPx, heightPx, components);
    expectClose((await decodeRadiograph(coded, 'film.jpg')).plane.samples, samples, 3);
    const file = writeDicom(picture, {
      transferSyntaxUid: jpegExtended,
      codedFrames: [coded],
      samplesPerPixel: 3,
      photometric: 'YBR_FULL_422',
      bitsStored: 12,
    });
    expectClose((await decodeRadiograph(file, 'film.dcm')).plane.samples, samples, 3);
  });

  it('Given it cut anywhere, bare or in a DICOM file, When opened, Then it is unreadable', async () => {
    for (const share of [0.02, 0.05, 0.3, 0.6, 0.9, 0.99]) {
      const shorter = jpeg.slice(0, Math.floor(share * jpeg.length));
      const file = writeDicom(picture, { transferSyntaxUid: jpegExtended, codedFrames: [shorter] });
      for (const bytes of [shorter, file]) expect((await refusalOf(bytes)).code).toBe('image.unreadable');
    }
  });
});
