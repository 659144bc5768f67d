import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
  rleLossless,
} from '#domain/dicom/transfer-syntax.ts';
import { encodeLosslessJpeg } from '#test/fixtures/encode-lossless-jpeg.ts';
import {
  encodeHighThroughputJpeg2000,
  encodeJpeg,
  encodeJpeg2000,
  encodeJpegLs,
} from '#test/fixtures/encode-picture.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { bytesOf, givenPicture } from './given-pictures.ts';

const jpegBaseline = '1.2.840.10008.1.2.4.50';
const jpegLossless = '1.2.840.10008.1.2.4.57';
const jpegLosslessFirstOrder = '1.2.840.10008.1.2.4.70';
const jpegLsLossless = '1.2.840.10008.1.2.4.80';
const jpegLsNearLossless = '1.2.840.10008.1.2.4.81';
const jpeg2000Lossless = '1.2.840.10008.1.2.4.90';
const jpeg2000 = '1.2.840.10008.1.2.4.91';

type LosslessCase = readonly [string, string, () => Uint8Array | Promise<Uint8Array>];

const picture = givenPicture(12);
const coded = { ...picture, bitsStored: 12 };
const deep = givenPicture(16);

async function samplesOf(file: Uint8Array): Promise<number[]> {
  const { plane } = await decodeRadiograph(file, 'film.dcm');
  return [...plane.samples];
}

describe('transfer syntaxes', () => {
  it.each([
    ['Implicit VR Little Endian', implicitLittleEndian],
    ['Explicit VR Little Endian', explicitLittleEndian],
    ['Explicit VR Big Endian', explicitBigEndian],
    ['Deflated', deflatedLittleEndian],
    ['RLE Lossless', rleLossless],
  ])('Given %s, When opened, Then every sample is as stored', async (_, transferSyntaxUid) => {
    const { facts, plane } = await decodeRadiograph(writeDicom(picture, { transferSyntaxUid }), 'film.dcm');
    expect(plane.samples).toEqual(picture.samples);
    expect(facts).toMatchObject({
      transferSyntaxUid,
      sampleType: 'uint16',
      bitsStored: 12,
      widthPx: 67,
      heightPx: 45,
    });
  });

  it.each([
    ['Implicit VR Little Endian', implicitLittleEndian],
    ['Explicit VR Big Endian', explicitBigEndian],
    ['RLE Lossless', rleLossless],
  ])('Given 8-bit %s, When opened, Then every sample is as stored', async (_, transferSyntaxUid) => {
    const samples = bytesOf(picture);
    const file = writeDicom({ ...picture, samples }, { transferSyntaxUid });
    expect(await samplesOf(file)).toEqual([...samples]);
  });

  const lossless: readonly LosslessCase[] = [
    ['JPEG-LS', jpegLsLossless, () => encodeJpegLs(coded)],
    ['JPEG 2000 lossless', jpeg2000Lossless, () => encodeJpeg2000(coded)],
    ['JPEG 2000', jpeg2000, () => encodeJpeg2000(coded)],
    ...['201', '202', '203'].map((end): LosslessCase => [
      `High-Throughput JPEG 2000 (${end})`,
      `1.2.840.10008.1.2.4.${end}`,
      () => encodeHighThroughputJpeg2000(coded),
    ]),
    ['JPEG lossless, first order', jpegLosslessFirstOrder, () => encodeLosslessJpeg(coded)],
    ...[1, 2, 3, 4, 5, 6, 7].map((predictor): LosslessCase => [
      `JPEG lossless, predictor ${predictor}`,
      jpegLossless,
      () => encodeLosslessJpeg(coded, predictor),
    ]),
  ];

  it.each(lossless)(
    'Given %s, When opened, Then every sample is as stored',
    async (_, transferSyntaxUid, encode) => {
      const codedFrames = [await encode()];
      expect(await samplesOf(writeDicom(picture, { transferSyntaxUid, codedFrames }))).toEqual([
        ...picture.samples,
      ]);
    },
  );

  it.each([
    ['JPEG-LS', jpegLsLossless, () => encodeJpegLs({ ...deep, bitsStored: 16 })],
    ['JPEG 2000', jpeg2000Lossless, () => encodeJpeg2000({ ...deep, bitsStored: 16 })],
    [
      'High-Throughput JPEG 2000',
      '1.2.840.10008.1.2.4.201',
      () => encodeHighThroughputJpeg2000({ ...deep, bitsStored: 16 }),
    ],
    ['JPEG lossless', jpegLosslessFirstOrder, () => encodeLosslessJpeg({ ...deep, bitsStored: 16 })],
  ])('Given 16-bit %s, When opened, Then every sample is as stored', async (_, transferSyntaxUid, encode) => {
    const codedFrames = [await encode()];
    const file = writeDicom(deep, { transferSyntaxUid, codedFrames, bitsStored: 16 });
    expect(await samplesOf(file)).toEqual([...deep.samples]);
  });

  it('Given JPEG-LS near-lossless by 3, When opened, Then no sample is off by more than 3', async () => {
    const codedFrames = [await encodeJpegLs(coded, 3)];
    const samples = await samplesOf(
      writeDicom(picture, { transferSyntaxUid: jpegLsNearLossless, codedFrames }),
    );
    const errors = samples.map((value, index) => Math.abs(value - (picture.samples[index] ?? 0)));
    expect(Math.max(...errors)).toBeLessThanOrEqual(3);
    expect(Math.max(...errors)).toBeGreaterThan(0);
  });

  it('Given JPEG baseline, When opened, Then the samples are those of the bare JPEG', async () => {
    const samples = Uint8Array.from(picture.samples, (value) => value >> 4);
    const jpeg = await encodeJpeg({ ...picture, samples, bitsStored: 8 });
    const file = writeDicom(
      { ...picture, samples },
      { transferSyntaxUid: jpegBaseline, codedFrames: [jpeg] },
    );
    const bare = await decodeRadiograph(jpeg, 'film.jpg');
    expect(await samplesOf(file)).toEqual([...bare.plane.samples]);
    expect(bare.facts).toMatchObject({ format: 'jpeg', sampleType: 'uint8', bitsStored: 8 });
    const errors = [...bare.plane.samples].map((value, index) => Math.abs(value - (samples[index] ?? 0)));
    expect(errors.reduce((total, error) => total + error, 0) / errors.length).toBeLessThan(8);
  });

  it('Given a coded frame in several fragments, When opened, Then they are joined', async () => {
    const frame = await encodeJpegLs(coded);
    const codedFrames = [frame.subarray(0, 200), frame.subarray(200, 500), frame.subarray(500)];
    const file = writeDicom(picture, { transferSyntaxUid: jpegLsLossless, codedFrames });
    expect(await samplesOf(file)).toEqual([...picture.samples]);
  });

  it('Given several frames, coded or not, When opened, Then the first is shown, and the second on request', async () => {
    const frames = { tag: 0x00280008, vr: 'IS', value: '2' };
    const first = await encodeJpegLs(coded);
    const second = await encodeJpegLs({ ...coded, samples: picture.samples.toReversed() });
    const codedFile = writeDicom(picture, {
      transferSyntaxUid: jpegLsLossless,
      // The first frame in two fragments, without an offset table: the hardest case.
      codedFrames: [first.subarray(0, 300), first.subarray(300), second],
      extraElements: [frames],
    });
    const both = Uint16Array.from([...picture.samples, ...picture.samples.toReversed()]);
    const nativeFile = writeDicom({ ...picture, samples: both }, { extraElements: [frames] });
    for (const file of [codedFile, nativeFile]) {
      const { facts, plane } = await decodeRadiograph(file, 'film.dcm');
      expect(facts.frameCount).toBe(2);
      expect(plane.samples).toEqual(picture.samples);
      const next = await decodeRadiograph(file, 'film.dcm', 2);
      expect(next.plane.samples).toEqual(picture.samples.toReversed());
    }
  });

  it.each([
    ['without preamble', { withoutPreamble: true }],
    ['without meta information, explicit', { withoutMeta: true }],
    ['without meta information, implicit', { withoutMeta: true, transferSyntaxUid: implicitLittleEndian }],
    ['without meta information, big endian', { withoutMeta: true, transferSyntaxUid: explicitBigEndian }],
  ])('Given a data set %s, When opened, Then every sample is as stored', async (_, options) => {
    expect(await samplesOf(writeDicom(picture, options))).toEqual([...picture.samples]);
  });

  it('Given bytes that are a view into a larger buffer, When opened, Then the view alone is read', async () => {
    for (const transferSyntaxUid of [explicitLittleEndian, jpegLosslessFirstOrder]) {
      const codedFrames = [encodeLosslessJpeg(coded)];
      const isCoded = transferSyntaxUid === jpegLosslessFirstOrder;
      const file = writeDicom(picture, isCoded ? { transferSyntaxUid, codedFrames } : {});
      const larger = new Uint8Array(file.length + 33).fill(0xee);
      larger.set(file, 17);
      expect(await samplesOf(larger.subarray(17, 17 + file.length))).toEqual([...picture.samples]);
    }
  });
});
