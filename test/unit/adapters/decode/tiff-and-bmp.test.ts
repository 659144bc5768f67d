import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { writeBmp } from '#test/fixtures/write-bmp.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { faxPixel, faxSize, greyPixel, greySize, tiffFilm } from '#test/fixtures/tiff/drawn-films.ts';
import { writeTiff } from '#test/fixtures/write-tiff.ts';
import { expectChangesAreSurvived, expectCutsAreRefused } from './damaged-files.ts';
import { givenPicture, refusalOf } from './given-pictures.ts';

const grey16 = givenPicture(16);
const grey8 = { ...grey16, samples: Uint8Array.from(grey16.samples, (value) => value >> 8) };

async function samplesOf(file: Uint8Array, frameNumber = 1): Promise<number[]> {
  return [...(await decodeRadiograph(file, 'film', frameNumber)).plane.samples];
}

/** Each value three times, as red, green and blue of one grey. */
function threefold(samples: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: 3 * samples.length }, (_, index) => samples[Math.floor(index / 3)] ?? 0);
}

/** How many pixels are not what the rule says. */
function differences({ samples, widthPx }: PixelPlane, rule: (x: number, y: number) => number): number {
  return [...samples].filter((value, index) => value !== rule(index % widthPx, Math.floor(index / widthPx)))
    .length;
}

describe('TIFF films', () => {
  it.each([false, true])('Given 16 bits, deflated %s, When opened, Then they stay 16', async (isDeflated) => {
    const { facts, plane } = await decodeRadiograph(writeTiff([grey16], { isDeflated }), 'film.tif');
    expect(plane.samples).toEqual(grey16.samples);
    expect(imageFactsSchema.parse(facts)).toMatchObject({
      format: 'tiff',
      bitsStored: 16,
      pixelSpacing: { source: 'none' },
      frameCount: 1,
    });
  });

  it('Given white as zero, When opened, Then the plane is bright where the film is', async () => {
    const turned = { ...grey8, samples: grey8.samples.map((value) => 255 - value) };
    expect(await samplesOf(writeTiff([turned], { photometric: 0 }))).toEqual([...grey8.samples]);
  });

  it('Given colours, When opened, Then they are their luminance', async () => {
    const samples = Uint8Array.from(grey8.samples, (value) => value);
    const file = writeTiff([{ ...grey8, samples: threefold(samples) }], {
      photometric: 2,
      samplesPerPixel: 3,
    });
    expect(await samplesOf(file)).toEqual([...samples]);
  });

  it.each([
    ['8 bits', grey8, 1],
    ['16 bits', grey16, 1],
    ['colours', { ...grey8, samples: threefold(grey8.samples) }, 3],
  ])(
    'Given tiles of %s, deflated and with differences, When opened, Then each lies where it belongs',
    async (_, picture, samplesPerPixel) => {
      const photometric = samplesPerPixel === 3 ? 2 : 1;
      const tile = [32, 16] as const;
      const grey = samplesPerPixel === 3 ? grey8.samples : picture.samples;
      for (const isDeflated of [false, true]) {
        const file = writeTiff([picture], { tile, isDeflated, photometric, samplesPerPixel });
        expect(await samplesOf(file)).toEqual([...grey]);
      }
      // Differences begin afresh with every row of a tile.
      const sums = picture.samples.slice();
      for (let index = 0; index < sums.length; index++) {
        const pixel = Math.floor(index / samplesPerPixel);
        if ((pixel % picture.widthPx) % tile[0] === 0) continue;
        sums[index] = (sums[index] ?? 0) + (sums[index - samplesPerPixel] ?? 0);
      }
      const predicted = writeTiff([picture], { tile, photometric, samplesPerPixel, tags: { 317: 2 } });
      const expected = samplesPerPixel === 3 ? sums.filter((__, index) => index % 3 === 0) : sums;
      expect(await samplesOf(predicted)).toEqual([...expected]);
    },
  );

  it('Given floating point, When opened, Then the values stay, and one that is no number is refused', async () => {
    const samples = Float32Array.from(grey8.samples, (value) => value / 7 - 3);
    const { facts, plane } = await decodeRadiograph(writeTiff([{ ...grey8, samples }]), 'film.tif');
    expect(plane.samples).toEqual(samples);
    expect(imageFactsSchema.parse(facts)).toMatchObject({ sampleType: 'float32', minimum: -3 });
    const broken = samples.with(5, NaN);
    expect((await refusalOf(writeTiff([{ ...grey8, samples: broken }]))).code).toBe('image.unreadable');
  });

  it.each([
    ['LZW with differences', 'lzw-predicted.tif', 16],
    ['LZW', 'lzw.tif', 8],
    ['PackBits', 'pack-bits.tif', 8],
  ])('Given %s as libtiff writes it, When opened, Then every pixel is right', async (_, name, bits) => {
    const { facts, plane } = await decodeRadiograph(tiffFilm(name), name);
    expect(facts).toMatchObject({ ...greySize, bitsStored: bits });
    expect(differences(plane, (x, y) => greyPixel(x, y, bits))).toBe(0);
  });

  it.each(['modified-huffman', 'group-3', 'group-3-two-dimensional', 'group-4'])(
    'Given a scanned print as fax %s, written by libtiff, When opened, Then every pixel is right',
    async (name) => {
      const { facts, plane } = await decodeRadiograph(tiffFilm(`${name}.tif`), name);
      expect(facts).toMatchObject({ ...faxSize, bitsStored: 8, minimum: 0, maximum: 255 });
      expect(differences(plane, faxPixel)).toBe(0);
    },
  );

  it('Given a BigTIFF, When opened, Then it is refused by its name', async () => {
    const file = writeTiff([grey8]);
    file[2] = 43;
    const refusal = await refusalOf(file);
    expect(refusal).toMatchObject({
      code: 'image.unsupported',
      data: { reason: 'it is a BigTIFF, which is not read' },
    });
  });

  it('Given several pictures, When one is asked for, Then it is the one that opens', async () => {
    const second = { ...grey8, samples: grey8.samples.map((value) => value >> 1) };
    const file = writeTiff([grey8, second]);
    expect(await samplesOf(file, 2)).toEqual([...second.samples]);
    const { facts } = await decodeRadiograph(file, 'film', 2);
    expect(facts).toMatchObject({ frameCount: 2, frameNumber: 2 });
    await expect(decodeRadiograph(file, 'film', 3)).rejects.toMatchObject({ code: 'image.unsupported' });
  });

  it.each([
    ['JPEG in TIFF', { 259: 7 }, 'image.unsupported'],
    ['fax compression of grey', { 259: 4 }, 'image.unreadable'],
    ['a predictor that is unknown', { 317: 4 }, 'image.unsupported'],
    ['pixels with a sign', { 339: 2 }, 'image.unsupported'],
    ['tiles past the limit', { 322: 30_000, 323: 30_000, 324: 8, 325: 8 }, 'image.too-large'],
    ['tiles that are missing', { 322: 16, 323: 16, 324: 8, 325: 8 }, 'image.unreadable'],
    ['a size past the limit', { 256: 60_000, 257: 60_000 }, 'image.too-large'],
    ['floating-point pixels', { 339: 3 }, 'image.unsupported'],
    ['CMYK', { 262: 5 }, 'image.unsupported'],
    ['a strip outside the file', { 273: 1e9 }, 'image.unreadable'],
  ])('Given %s, When opened, Then it is refused', async (_, tags, code) => {
    expect((await refusalOf(writeTiff([grey8], { tags }))).code).toBe(code);
  });

  it('Given a chain of pictures that bites its tail, When opened, Then it is damage', async () => {
    const file = writeTiff([grey8]);
    const view = new DataView(file.buffer);
    view.setUint32(file.length - 4, view.getUint32(4, true), true);
    expect((await refusalOf(file)).code).toBe('image.unreadable');
  });
});

describe('BMP films', () => {
  it.each([
    ['a palette', {}],
    ['a palette from white to black', { isPaletteTurned: true }],
    ['rows from the top', { isTopDown: true }],
    ['24 bits', { bitsPerPixel: 24 }],
  ] as const)('Given %s, When opened, Then the greys are right', async (_, options) => {
    const { facts, plane } = await decodeRadiograph(writeBmp(grey8, options), 'film.bmp');
    expect(plane.samples).toEqual(grey8.samples);
    expect(imageFactsSchema.parse(facts)).toMatchObject({ format: 'bmp', bitsStored: 8 });
  });

  it.each([
    ['16 bits', 28, 16, 'image.unsupported'],
    ['run lengths', 30, 1, 'image.unsupported'],
    ['too many pixels', 18, 2_000_000_000, 'image.too-large'],
  ])('Given %s, When opened, Then it is refused', async (_, offset, value, code) => {
    const file = writeBmp(grey8);
    new DataView(file.buffer).setUint16(offset, value & 0xffff, true);
    if (value > 0xffff) new DataView(file.buffer).setUint32(offset, value, true);
    expect((await refusalOf(file)).code).toBe(code);
  });
});

describe('films that are cut or damaged', () => {
  const files = [
    writeTiff([grey8]),
    writeTiff([grey16], { isDeflated: true }),
    writeTiff([grey8, grey8]),
    writeTiff([grey16], { tile: [32, 16] }),
    ...['group-3', 'group-3-two-dimensional', 'group-4', 'lzw-predicted', 'pack-bits'].map((name) =>
      tiffFilm(`${name}.tif`),
    ),
    writeBmp(grey8),
    writeBmp(grey8, { bitsPerPixel: 24 }),
  ];

  it('Given a file cut anywhere, When opened, Then it is refused by a declared error', async () => {
    await expectCutsAreRefused(files);
  });

  it('Given bytes changed anywhere, When opened, Then it opens or is refused by a declared error', async () => {
    await expectChangesAreSurvived(files);
  });
});
