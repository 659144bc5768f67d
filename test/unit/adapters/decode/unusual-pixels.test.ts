import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { explicitBigEndian } from '#domain/dicom/transfer-syntax.ts';
import { writeDicom, type DicomOptions } from '#test/fixtures/write-dicom.ts';
import type { DicomElement } from '#test/fixtures/write-part10.ts';
import { givenPicture, refusalOf } from './given-pictures.ts';

const picture = givenPicture(12, 13, 7);
const pixelCount = 13 * 7;
const unsigned = (tag: number, value: number): DicomElement => ({ tag, vr: 'US', value: [value] });
const pixels = (value: Uint8Array, tag = 0x7fe00010, vr = 'OW'): DicomElement => ({ tag, vr, value });

async function open(extraElements: readonly DicomElement[], options: DicomOptions = {}, frameNumber = 1) {
  const file = writeDicom(picture, { ...options, extraElements });
  const radiograph = await decodeRadiograph(file, 'film.dcm', frameNumber);
  expect(imageFactsSchema.parse(JSON.parse(JSON.stringify(radiograph.facts)))).toEqual(radiograph.facts);
  return radiograph;
}

describe('pixels of 32 bits', () => {
  const describe32 = (bitsStored: number, signed: boolean): readonly DicomElement[] => [
    unsigned(0x00280100, 32),
    unsigned(0x00280101, bitsStored),
    unsigned(0x00280102, bitsStored - 1),
    unsigned(0x00280103, signed ? 1 : 0),
  ];

  it.each([
    ['small', 32, false, (index: number) => index * 10],
    ['large', 32, false, (index: number) => 2 ** 31 + index * 4096],
    ['negative', 32, true, (index: number) => -5 * index - 5],
    ['of 20 bits, negative', 20, true, (index: number) => -(2 ** 19) + index],
  ])(
    'Given %s values, When opened, Then every sample is as stored',
    async (_, bitsStored, signed, valueAt) => {
      const bytes = new DataView(new ArrayBuffer(4 * pixelCount));
      // Bits above those stored are set, and must not count.
      const filling = bitsStored === 32 ? 0 : 0xfff0_0000;
      for (let index = 0; index < pixelCount; index++) {
        const value = valueAt(index);
        bytes.setUint32(4 * index, bitsStored === 32 ? value : (filling | (value & 0xf_ffff)) >>> 0, true);
      }
      const { plane, facts } = await open([
        ...describe32(bitsStored, signed),
        pixels(new Uint8Array(bytes.buffer)),
      ]);
      expect([...plane.samples]).toEqual(Array.from({ length: pixelCount }, (__, index) => valueAt(index)));
      expect(facts.bitsStored).toBe(bitsStored);
    },
  );
});

describe('floating-point pixels', () => {
  const values = Array.from({ length: pixelCount }, (_, index) => index / 8 - 3);

  it.each([
    ['single', 0x7fe00008, 'OF', Float32Array],
    ['double', 0x7fe00009, 'OD', Float64Array],
  ] as const)('Given %s precision, When opened, Then the plane holds them', async (_, tag, vr, Kind) => {
    const bytes = new Uint8Array(Kind.from(values).buffer);
    const { plane, facts } = await open([pixels(bytes, tag, vr)], { omitTags: [0x7fe00010, 0x00280101] });
    expect(plane.samples).toEqual(Float32Array.from(values));
    expect(facts).toMatchObject({ sampleType: 'float32', bitsStored: 32, representable: { low: -3 } });
  });

  it('Given some that are no number, When opened, Then they are as dark as the darkest; none at all is refused', async () => {
    const some = Float32Array.from(values, (value, index) => (index % 3 === 0 ? NaN : value));
    some[1] = Infinity;
    const omitTags = [0x7fe00010];
    const { plane, facts } = await open([pixels(new Uint8Array(some.buffer), 0x7fe00008, 'OF')], {
      omitTags,
    });
    expect(facts.minimum).toBe(values[2]);
    expect([plane.samples[0], plane.samples[1], plane.samples[2]]).toEqual([values[2], values[2], values[2]]);
    const none = pixels(new Uint8Array(new Float32Array(pixelCount).fill(NaN).buffer), 0x7fe00008, 'OF');
    const refusal = await refusalOf(writeDicom(picture, { omitTags, extraElements: [none] }));
    expect(refusal.code).toBe('image.unsupported');
  });
});

describe('pixels of one bit', () => {
  const bits = Array.from({ length: 2 * pixelCount }, (_, index) =>
    Number(index % 3 === 0 || index > pixelCount + 40),
  );
  const packed = new Uint8Array(Math.ceil(bits.length / 16) * 2);
  for (const [index, bit] of bits.entries())
    packed[index >> 3] = (packed[index >> 3] ?? 0) | (bit << (index & 7));
  const oneBit = [
    unsigned(0x00280100, 1),
    unsigned(0x00280101, 1),
    unsigned(0x00280102, 0),
    { tag: 0x00280008, vr: 'IS', value: '2' },
  ];

  it('Given two frames that share a byte, When either is opened, Then it is its own bits', async () => {
    const swapped = packed.map((_, index) => packed[index ^ 1] ?? 0);
    for (const [options, bytes] of [
      [{}, packed],
      [{ transferSyntaxUid: explicitBigEndian }, swapped],
    ] as const) {
      for (const frame of [1, 2]) {
        const { plane } = await open([...oneBit, pixels(bytes)], options, frame);
        expect([...plane.samples]).toEqual(bits.slice((frame - 1) * pixelCount, frame * pixelCount));
      }
    }
  });
});

describe('deflated frames', () => {
  const options = { transferSyntaxUid: '1.2.840.10008.1.2.8.1' };
  const native = new Uint8Array(picture.samples.buffer);

  it('Given a deflated frame, When opened, Then every sample is as stored', async () => {
    const { plane } = await open([], { ...options, codedFrames: [deflateRawSync(native)] });
    expect(plane.samples).toEqual(picture.samples);
  });

  it.each([
    ['cut short', deflateRawSync(native).subarray(0, 10)],
    ['of a smaller picture', deflateRawSync(native.subarray(0, 100))],
    ['that grows past its picture', deflateRawSync(new Uint8Array(1_000_000))],
  ])('Given one %s, When opened, Then it is unreadable', async (_, frame) => {
    const file = writeDicom(picture, { ...options, codedFrames: [frame] });
    expect((await refusalOf(file)).code).toBe('image.unreadable');
  });
});
