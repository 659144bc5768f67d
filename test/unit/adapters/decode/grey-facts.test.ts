import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { unpackVoiLut } from '#domain/imaging/voi-table.ts';
import { voiLutSequence } from '#test/fixtures/lut-sequences.ts';
import { writeDicom, type DicomOptions } from '#test/fixtures/write-dicom.ts';
import type { DicomElement } from '#test/fixtures/write-part10.ts';
import { givenPicture, refusalOf } from './given-pictures.ts';

const picture = givenPicture(12);
const rising = Array.from({ length: 4096 }, (_, index) => 4 * index);

async function factsOf(options: DicomOptions, samples: Uint16Array | Int16Array = picture.samples) {
  const { facts } = await decodeRadiograph(writeDicom({ ...picture, samples }, options), 'film.dcm');
  expect(imageFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  return facts;
}

describe('VOI LUT Sequence', () => {
  const table = {
    firstMapped: 0,
    bitsPerEntry: 14,
    entries: rising,
    vr: 'US',
    signed: false,
    explanation: 'BONE',
  } as const;

  it('Given two tables and a window, When opened, Then all are there by their explanations', async () => {
    const facts = await factsOf({
      windows: [{ center: 2000, width: 3000, explanation: 'WINDOW' }],
      extraElements: [
        voiLutSequence([table, { ...table, explanation: 'SOFT', entries: rising.toReversed() }]),
      ],
    });
    expect(facts.voiLuts?.map(({ explanation }) => explanation)).toEqual(['BONE', 'SOFT']);
    expect(facts.windows.map(({ explanation }) => explanation)).toEqual(['WINDOW', 'auto']);
    const [bone, soft] = (facts.voiLuts ?? []).map(unpackVoiLut);
    expect(bone).toMatchObject({ firstMapped: 0, bitsPerEntry: 14, table: Uint16Array.from(rising) });
    expect(soft?.table).toEqual(Uint16Array.from(rising.toReversed()));
  });

  it('Given 8 bits packed two to a word, When opened, Then each entry is one byte', async () => {
    const entries = Array.from({ length: 4095 }, (_, index) => index >> 4);
    const packed = voiLutSequence([{ ...table, bitsPerEntry: 8, entries, vr: 'OW' }]);
    const [lut] = (await factsOf({ extraElements: [packed] })).voiLuts ?? [];
    expect(lut && unpackVoiLut(lut)).toMatchObject({ bitsPerEntry: 8, table: Uint16Array.from(entries) });
  });

  it('Given 8 bits stated and 14 written, When opened, Then the entries decide', async () => {
    const facts = await factsOf({ extraElements: [voiLutSequence([{ ...table, bitsPerEntry: 8 }])] });
    expect(facts.voiLuts?.[0]?.bitsPerEntry).toBe(14);
  });

  it('Given negative values and a first value written unsigned, When opened, Then it is negative', async () => {
    const samples = Int16Array.from(picture.samples, (value) => value - 2048);
    const facts = await factsOf(
      { extraElements: [voiLutSequence([{ ...table, firstMapped: -2048 }])] },
      samples,
    );
    expect(facts.voiLuts?.[0]?.firstMapped).toBe(-2048);
  });

  it('Given a table shorter than it says, When opened, Then it is not offered', async () => {
    const [item] = [voiLutSequence([table])].map(
      ({ value }) => (value as { items: DicomElement[][] }).items[0] ?? [],
    );
    const short = { tag: 0x00283010, vr: 'SQ', value: { items: [[...(item ?? []).slice(0, 2)]] } };
    expect(await factsOf({ extraElements: [short] })).not.toHaveProperty('voiLuts');
  });
});

describe('polarity and overlays', () => {
  const shape = (value: string) => ({ tag: 0x20500020, vr: 'CS', value });

  it('Given a shape that contradicts the photometric interpretation, When opened, Then it is a fact', async () => {
    const conflict = { photometric: 'MONOCHROME1', extraElements: [shape('IDENTITY')] };
    expect(await factsOf(conflict)).toMatchObject({
      photometric: 'MONOCHROME1',
      polarityConflict: 'IDENTITY',
    });
    expect(await factsOf({ extraElements: [shape('INVERSE')] })).toMatchObject({
      polarityConflict: 'INVERSE',
    });
    expect(await factsOf({ extraElements: [shape('IDENTITY')] })).not.toHaveProperty('polarityConflict');
  });

  it('Given overlays, When opened, Then they are named and the picture is as without them', async () => {
    const overlay = (group: number, kind: string, label: string): readonly DicomElement[] => [
      { tag: (group << 16) | 0x0010, vr: 'US', value: [picture.heightPx] },
      { tag: (group << 16) | 0x0011, vr: 'US', value: [picture.widthPx] },
      { tag: (group << 16) | 0x0040, vr: 'CS', value: kind },
      { tag: (group << 16) | 0x1500, vr: 'LO', value: label },
    ];
    const plain = await factsOf({});
    const facts = await factsOf({
      extraElements: [...overlay(0x6000, 'G', 'Ruler'), ...overlay(0x6002, 'R', 'Region')],
    });
    expect(facts.overlays).toEqual([
      { label: 'Ruler', kind: 'graphics' },
      { label: 'Region', kind: 'roi' },
    ]);
    expect(facts.planeSha256).toBe(plain.planeSha256);
    expect(plain).not.toHaveProperty('overlays');
  });
});

describe('several frames', () => {
  const sequence = (tag: number, ...items: (readonly DicomElement[])[]): DicomElement => ({
    tag,
    vr: 'SQ',
    value: { items },
  });
  const decimal = (tag: number, value: string): DicomElement => ({ tag, vr: 'DS', value });
  const second = picture.samples.toReversed();
  const both = Uint16Array.from([...picture.samples, ...second]);
  const enhanced: readonly DicomElement[] = [
    decimal(0x00280008, '2'),
    sequence(0x52009229, [
      sequence(0x00289110, [decimal(0x00280030, '0.2\\0.3')]),
      sequence(0x00289132, [decimal(0x00281050, '500'), decimal(0x00281051, '900')]),
    ]),
    sequence(
      0x52009230,
      [sequence(0x00289145, [decimal(0x00281052, '-10'), decimal(0x00281053, '1')])],
      [
        sequence(0x00289132, [decimal(0x00281050, '40'), decimal(0x00281051, '80')]),
        sequence(0x00289145, [decimal(0x00281052, '-20'), decimal(0x00281053, '2')]),
      ],
    ),
  ];
  const omitTags = [0x00281052, 0x00281053, 0x00181164];

  it('Given functional groups, When a frame is opened, Then its own values come before the shared ones', async () => {
    const file = writeDicom({ ...picture, samples: both }, { extraElements: enhanced, omitTags });
    const first = await decodeRadiograph(file, 'film.dcm');
    const other = await decodeRadiograph(file, 'film.dcm', 2);
    expect([...first.plane.samples]).toEqual([...picture.samples].map((value) => value - 10));
    expect([...other.plane.samples]).toEqual([...second].map((value) => 2 * value - 20));
    expect(first.facts).toMatchObject({
      pixelSpacing: { source: 'pixel-spacing', rowMm: 0.2, columnMm: 0.3 },
    });
    expect(first.facts.windows[0]).toMatchObject({ center: 500, width: 900 });
    expect(other.facts.windows[0]).toMatchObject({ center: 40, width: 80 });
    expect(first.facts).not.toHaveProperty('frameNumber');
    expect(other.facts).toMatchObject({ frameNumber: 2, frameCount: 2 });
  });

  it('Given a frame that is not there, When asked for, Then the file says how many it has', async () => {
    const file = writeDicom({ ...picture, samples: both }, { extraElements: [decimal(0x00280008, '2')] });
    const refusal = decodeRadiograph(file, 'film.dcm', 3);
    await expect(refusal).rejects.toThrow(/it has 2 frames, number 3 is none of them/);
    const short = writeDicom(picture, { extraElements: [decimal(0x00280008, '2')] });
    await expect(decodeRadiograph(short, 'film.dcm', 2)).rejects.toThrow(/end early, 6030 of 12060 bytes/);
    expect((await refusalOf(short.slice(0, -10))).code).toBe('image.unreadable');
  });
});

describe('unit of the modality values', () => {
  const rescaleType = (value: string): DicomElement => ({ tag: 0x00281054, vr: 'LO', value });

  it('Given a Rescale Type, When opened, Then it is the unit; without one, or unspecified, there is none', async () => {
    const rescale = { slope: 2, intercept: -100 };
    expect(await factsOf({ rescale, extraElements: [rescaleType('OD')] })).toMatchObject({ valueUnit: 'OD' });
    expect(await factsOf({ rescale, omitTags: [0x00281054] })).not.toHaveProperty('valueUnit');
    expect(await factsOf({ rescale, extraElements: [rescaleType('US')] })).not.toHaveProperty('valueUnit');
  });
});
