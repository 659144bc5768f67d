import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { modelPlane } from '#domain/imaging/model-plane.ts';
import { writeDicom, type DicomOptions } from '#test/fixtures/write-dicom.ts';
import { bytesOf, givenPicture } from './given-pictures.ts';

const picture = givenPicture(12);

async function open(
  options: DicomOptions = {},
  samples: Uint8Array | Uint16Array | Int16Array = picture.samples,
) {
  return decodeRadiograph(writeDicom({ ...picture, samples }, options), 'film.dcm');
}

describe('DICOM facts', () => {
  it('Given a digital X-ray, When opened, Then the facts are those of its header', async () => {
    const { facts, plane } = await open({
      patientName: 'DEMO^PHANTOM',
      laterality: 'R',
      studyDate: '20260102',
    });
    expect(imageFactsSchema.parse(facts)).toEqual(facts);
    expect(facts).toMatchObject({
      fileName: 'film.dcm',
      format: 'dicom',
      photometric: 'MONOCHROME2',
      representable: { low: 0, high: 4095 },
      minimum: 0,
      maximum: 4095,
      pixelSpacing: { source: 'imager-pixel-spacing', rowMm: 0.43, columnMm: 0.43 },
      frameCount: 1,
      modality: 'DX',
      bodyPart: 'HIP',
      viewPosition: 'AP',
      laterality: 'right',
      patientName: 'DEMO^PHANTOM',
      patientId: 'SYNTHETIC-1',
      studyDate: '2026-01-02',
    });
    const bytes = new Uint8Array(plane.samples.buffer, plane.samples.byteOffset, plane.samples.byteLength);
    expect(facts.planeSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('Given several windows, When opened, Then all are there in order, and auto comes last', async () => {
    const { facts } = await open({
      windows: [
        { center: 2000.5, width: 3000, explanation: 'BONE' },
        { center: 1000, width: 900, explanation: 'SOFT TISSUE' },
        { center: 1000, width: 0, explanation: 'unusable' },
      ],
      windowFunction: 'SIGMOID',
    });
    expect(
      facts.windows.map((window) => [window.explanation, window.function, window.center, window.width]),
    ).toEqual([
      ['BONE', 'SIGMOID', 2000.5, 3000],
      ['SOFT TISSUE', 'SIGMOID', 1000, 900],
      ['auto', 'LINEAR', expect.any(Number), expect.any(Number)],
    ]);
  });

  it('Given 8 bits and no window, When opened, Then it is shown as stored first', async () => {
    const { facts } = await open({}, bytesOf(picture));
    expect(facts.windows[0]).toEqual({
      center: 128,
      width: 256,
      function: 'LINEAR',
      explanation: 'as stored',
    });
    expect(facts.windows).toHaveLength(2);
  });

  it('Given signed values and a rescale, When opened, Then the plane is in modality units', async () => {
    const samples = Int16Array.from(picture.samples, (value) => value - 2048);
    const { facts, plane } = await open({ rescale: { slope: 2, intercept: -10 } }, samples);
    expect(facts).toMatchObject({ sampleType: 'int16', representable: { low: -4106, high: 4084 } });
    expect([...plane.samples]).toEqual([...samples].map((value) => 2 * value - 10));
  });

  it('Given a Modality LUT, When opened, Then the plane is what the table says', async () => {
    const entries = Array.from({ length: 4096 }, (_, index) => 65535 - 3 * index);
    const { facts, plane } = await open({
      extraElements: [
        {
          tag: 0x00283000,
          vr: 'SQ',
          value: {
            items: [
              [
                { tag: 0x00283002, vr: 'US', value: [4096, 0, 16] },
                { tag: 0x00283004, vr: 'LO', value: 'US' },
                { tag: 0x00283006, vr: 'US', value: entries },
              ],
            ],
          },
        },
      ],
    });
    expect([...plane.samples]).toEqual([...picture.samples].map((value) => 65535 - 3 * value));
    expect(facts.representable).toEqual({ low: 65535 - 3 * 4095, high: 65535 });
  });

  it('Given padding, When opened, Then the automatic window does not see it', async () => {
    const samples = Int16Array.from(picture.samples, (value, index) =>
      index % 2 === 0 ? -2000 : 1000 + (value >> 4),
    );
    const { facts } = await open(
      { bitsStored: 16, extraElements: [{ tag: 0x00280120, vr: 'SS', value: [-2000] }] },
      samples,
    );
    const auto = facts.windows.at(-1);
    expect(auto && auto.center - auto.width / 2).toBeGreaterThan(900);
  });

  it.each([
    ['12-bit', 12, 0],
    ['16-bit with an intercept', 16, -1024],
  ])(
    'Given a MONOCHROME1 copy (%s), When opened, Then the model reads the same numbers',
    async (_, bits, intercept) => {
      const source = givenPicture(bits);
      const turned = { ...source, samples: source.samples.map((value) => 2 ** bits - 1 - value) };
      const options = { bitsStored: bits, rescale: { slope: 1, intercept } };
      const plain = await decodeRadiograph(writeDicom(source, options), 'film.dcm');
      const copy = await decodeRadiograph(
        writeDicom(turned, { ...options, photometric: 'MONOCHROME1' }),
        'copy.dcm',
      );
      expect(copy.facts.photometric).toBe('MONOCHROME1');
      expect(copy.facts.planeSha256).not.toBe(plain.facts.planeSha256);
      const read = modelPlane(copy.plane, copy.facts);
      expect(read).toBeInstanceOf(Float32Array);
      expect(read).toEqual(modelPlane(plain.plane, plain.facts));
    },
  );

  it('Given a Japanese name, When opened, Then it is read in its character sets', async () => {
    const bytes = [0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42];
    const { facts } = await open({
      extraElements: [
        { tag: 0x00080005, vr: 'CS', value: '\\ISO 2022 IR 87' },
        {
          tag: 0x00100010,
          vr: 'PN',
          value: Uint8Array.from([...new TextEncoder().encode('Yamada='), ...bytes]),
        },
      ],
    });
    expect(facts.patientName).toBe('Yamada=山田');
  });

  it('Given a detector spacing with its magnification, When opened, Then both are facts', async () => {
    const { facts } = await open({ extraElements: [{ tag: 0x00181114, vr: 'DS', value: '1.15' }] });
    expect(facts.pixelSpacing).toEqual({
      source: 'imager-pixel-spacing',
      rowMm: 0.43,
      columnMm: 0.43,
      magnification: 1.15,
    });
  });

  it('Given values that make no sense, When opened, Then the facts leave them out', async () => {
    const { facts } = await open({
      studyDate: 'yesterday',
      pixelSpacingMm: [0, -1],
      extraElements: [
        { tag: 0x00200062, vr: 'CS', value: 'B' },
        { tag: 0x00281050, vr: 'DS', value: 'nonsense' },
        { tag: 0x00281051, vr: 'DS', value: '100' },
        { tag: 0x00281053, vr: 'DS', value: '0' },
      ],
      omitTags: [0x00181164],
    });
    expect(imageFactsSchema.parse(facts)).toEqual(facts);
    expect(facts.pixelSpacing).toEqual({ source: 'none' });
    expect(facts.windows.map((window) => window.explanation)).toEqual(['auto']);
    expect(facts).not.toHaveProperty('laterality');
    expect(facts).not.toHaveProperty('studyDate');
  });
});
